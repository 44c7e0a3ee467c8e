package org.sketch28.app.errors.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class AnswerKeysTest {

  private static final List<String> BALANCED = List.of("0", "1", "A", "B", "a");

  private static OptionalInt answer(KeyCode code, boolean shift, boolean control) {
    return answer(code, shift, control, BALANCED);
  }

  private static OptionalInt answer(
      KeyCode code, boolean shift, boolean control, List<String> classNames) {
    KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    return AnswerKeys.answer(event, classNames);
  }

  @Test
  void aDigitIsTheClassWithItsName() {
    List<String> fromOne = List.of("1", "2", "3");
    assertEquals(OptionalInt.of(0), answer(KeyCode.DIGIT1, false, false, fromOne));
    assertEquals(OptionalInt.empty(), answer(KeyCode.DIGIT0, false, false, fromOne));
    assertEquals(OptionalInt.of(1), answer(KeyCode.DIGIT1, false, false));
    assertEquals(OptionalInt.of(1), answer(KeyCode.NUMPAD1, false, false));
    assertEquals(OptionalInt.empty(), answer(KeyCode.DIGIT9, false, false));
  }

  @Test
  void aDigitIsTheClassAtItsIndexIfNoNameIsAKey() {
    List<String> garments = List.of("Trouser", "Bag");
    assertEquals(OptionalInt.of(1), answer(KeyCode.DIGIT1, false, false, garments));
    assertEquals(OptionalInt.empty(), answer(KeyCode.DIGIT2, false, false, garments));
    assertEquals(OptionalInt.empty(), answer(KeyCode.DIGIT1, false, false, List.of("A", "B")));
  }

  @Test
  void aLetterIsTheClassWithItsName() {
    assertEquals(OptionalInt.of(3), answer(KeyCode.B, false, false));
    assertEquals(OptionalInt.of(4), answer(KeyCode.A, false, false));
    assertEquals(OptionalInt.of(2), answer(KeyCode.A, true, false));
    assertEquals(OptionalInt.empty(), answer(KeyCode.Q, false, false));
  }

  @Test
  void shortcutsAreNoAnswers() {
    assertEquals(OptionalInt.empty(), answer(KeyCode.A, false, true));
    assertEquals(OptionalInt.empty(), answer(KeyCode.DIGIT1, false, true));
  }
}
