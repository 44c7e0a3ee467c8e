package org.sketch28.app.base;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** Tells the first press of a key from those that follow while it is held. */
public final class HeldKey {

  private KeyCode held;

  /**
   * Notes an event of a key that was pressed or released.
   *
   * @return whether it is a repetition: the key is pressed already
   */
  public boolean isRepeated(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_RELEASED) {
      held = event.getCode() == held ? null : held;
      return false;
    }
    boolean repeated = event.getCode() == held;
    held = event.getCode();
    return repeated;
  }

  /** Forgets the key when a window loses the focus: its release goes to another one. */
  public void watch(ObservableValue<Window> window) {
    window.flatMap(Window::focusedProperty).addListener((p, o, focused) -> forget());
  }

  void forget() {
    held = null;
  }
}
