package org.sketch28.app;

import javafx.scene.input.KeyCode;

/** The views of the window. */
enum MainView {
  DRAW(KeyCode.DIGIT1),
  DATASETS(KeyCode.DIGIT2),
  TRAIN(KeyCode.DIGIT3),
  ERRORS(KeyCode.DIGIT4),

  /** Has no button of its own: it belongs to the training view. */
  CLASSES(KeyCode.DIGIT5),

  /** Belongs to the training view, too. */
  LADDER(KeyCode.DIGIT6);

  private final KeyCode key;

  MainView(KeyCode key) {
    this.key = key;
  }

  /** The view whose button is marked while this one is shown. */
  MainView tab() {
    return this == CLASSES || this == LADDER ? TRAIN : this;
  }

  /** The key that shows this view, together with Ctrl (or Command). */
  KeyCode key() {
    return key;
  }
}
