package org.sketch28.app;

import javafx.scene.input.KeyCode;

/** What the window can show. */
enum MainView {
  DRAW(KeyCode.DIGIT1),
  DATASETS(KeyCode.DIGIT2),
  TRAIN(KeyCode.DIGIT3),
  ERRORS(KeyCode.DIGIT4);

  private final KeyCode key;

  MainView(KeyCode key) {
    this.key = key;
  }

  /** With Ctrl (or Command), it shows this view. */
  KeyCode key() {
    return key;
  }
}
