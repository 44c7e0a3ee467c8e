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
    KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    return AnswerKeys.answer(event, BALANCED);
  }

  @Test
  void aDigitIsTheClassAtItsIndex() {
    assertEquals(OptionalInt.of(1), answer(KeyCode.DIGIT1, false, false));
    assertEquals(OptionalInt.of(1), answer(KeyCode.NUMPAD1, false, false));
    assertEquals(OptionalInt.empty(), answer(KeyCode.DIGIT9, false, false));
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
