package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class DigitKeysTest {

  private static OptionalInt digit(KeyCode code, boolean control, boolean alt) {
    return DigitKeys.digit(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, alt, false));
  }

  @Test
  void digitsOfBothPartsOfTheKeyboardAreRecognized() {
    assertEquals(OptionalInt.of(0), digit(KeyCode.DIGIT0, false, false));
    assertEquals(OptionalInt.of(7), digit(KeyCode.DIGIT7, false, false));
    assertEquals(OptionalInt.of(9), digit(KeyCode.NUMPAD9, false, false));
  }

  @Test
  void otherKeysAndModifiersAreNoDigits() {
    assertEquals(OptionalInt.empty(), digit(KeyCode.A, false, false));
    assertEquals(OptionalInt.empty(), digit(KeyCode.F1, false, false));
    assertEquals(OptionalInt.empty(), digit(KeyCode.DIGIT1, true, false));
    assertEquals(OptionalInt.empty(), digit(KeyCode.DIGIT1, false, true));
  }
}
