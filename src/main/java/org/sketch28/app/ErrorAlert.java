package org.sketch28.app;

import javafx.scene.Scene;
import javafx.scene.control.Alert;

/** A message about something that did not work. */
final class ErrorAlert {

  private ErrorAlert() {}

  /**
   * Shows a message and does not wait.
   *
   * @param scene of the window that it belongs to; null before that is shown
   */
  static void show(Scene scene, String message) {
    Alert alert = new Alert(Alert.AlertType.ERROR, message);
    alert.setHeaderText(null);
    alert.getDialogPane().setId("error");
    if (scene != null) {
      alert.initOwner(scene.getWindow());
    }
    alert.show();
  }
}
