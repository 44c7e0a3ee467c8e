package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class HeldKeyTest {

  private final HeldKey held = new HeldKey();

  private boolean isRepeated(EventType<KeyEvent> type, KeyCode code) {
    return held.isRepeated(new KeyEvent(type, "", "", code, false, false, false, false));
  }

  @Test
  void aKeyIsRepeatedUntilItIsReleased() {
    assertFalse(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT7));
    assertTrue(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT7));
    assertFalse(isRepeated(KeyEvent.KEY_RELEASED, KeyCode.DIGIT7));
    assertFalse(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT7));
  }

  @Test
  void anotherKeyIsNoRepetition() {
    assertFalse(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT7));
    assertFalse(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT1));
    assertFalse(isRepeated(KeyEvent.KEY_RELEASED, KeyCode.DIGIT7));
    assertTrue(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT1));
  }

  @Test
  void aReleaseThatAnotherWindowGotIsForgotten() {
    assertFalse(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT7));
    held.forget();
    assertFalse(isRepeated(KeyEvent.KEY_PRESSED, KeyCode.DIGIT7));
  }
}
