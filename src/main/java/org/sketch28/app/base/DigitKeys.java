package org.sketch28.app.base;

import java.util.OptionalInt;
import javafx.scene.input.KeyEvent;

/** The keys 0 to 9, on the main keyboard and the numeric keypad. */
public final class DigitKeys {

  private DigitKeys() {}

  /** The digit of a key; empty for other keys, and with Ctrl, Alt or Command. */
  public static OptionalInt digit(KeyEvent event) {
    return event.isAltDown() ? OptionalInt.empty() : digitOf(event);
  }

  /**
   * The digit of a key that is pressed with Alt; empty for other keys, and with Ctrl or Command.
   */
  public static OptionalInt digitWithAlt(KeyEvent event) {
    return event.isAltDown() ? digitOf(event) : OptionalInt.empty();
  }

  private static OptionalInt digitOf(KeyEvent event) {
    if (!event.getCode().isDigitKey() || event.isShortcutDown() || event.isControlDown()) {
      return OptionalInt.empty();
    }
    // "7" and "Numpad 7".
    String name = event.getCode().getName();
    return OptionalInt.of(name.charAt(name.length() - 1) - '0');
  }
}
