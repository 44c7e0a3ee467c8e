package org.sketch28.app.base;

import java.util.OptionalInt;
import javafx.scene.input.KeyEvent;

/** The keys 0 to 9, on the main keyboard and the numeric keypad. */
public final class DigitKeys {

  private DigitKeys() {}

  /** The digit of a key; empty for other keys, and with Ctrl, Alt or Command. */
  public static OptionalInt digit(KeyEvent event) {
    boolean alone = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
    if (!event.getCode().isDigitKey() || !alone) {
      return OptionalInt.empty();
    }
    // "7" and "Numpad 7".
    String name = event.getCode().getName();
    return OptionalInt.of(name.charAt(name.length() - 1) - '0');
  }
}
