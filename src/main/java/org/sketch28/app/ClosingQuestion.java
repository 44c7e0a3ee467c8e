package org.sketch28.app;

import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import org.sketch28.app.base.Messages;

/** Asks what becomes of a training or another job that is going on when the window is closed. */
final class ClosingQuestion {

  private final ButtonType atOnce =
      new ButtonType(Messages.text("closing.now"), ButtonData.OK_DONE);
  private final ButtonType later = new ButtonType(Messages.text("closing.later"), ButtonData.OTHER);

  /** Whether the window closes by itself at the end of the training. */
  private boolean waiting;

  /** Whether something has failed just now. */
  private boolean failing;

  /** Is referred to here, or else it would be collected as garbage. */
  private BooleanExpression busy;

  /**
   * Whether the window may be closed now.
   *
   * @param owner a node of the window
   * @param work that may be going on
   * @param close closes the window when the work has ended, if the user wants that
   */
  boolean mayClose(Supplier<OpenWork> work, Node owner, Runnable close) {
    OpenWork now = work.get();
    if (!now.busy().get()) {
      return true;
    }
    Alert alert =
        new Alert(Alert.AlertType.CONFIRMATION, now.question(), atOnce, later, ButtonType.CANCEL);
    alert.setHeaderText(null);
    alert.initOwner(owner.getScene().getWindow());
    alert.getDialogPane().setId("closing");
    alert.getDialogPane().lookupButton(atOnce).setId("closing-now");
    Button whenFinished = (Button) alert.getDialogPane().lookupButton(later);
    whenFinished.setId("closing-later");
    ButtonBar.setButtonUniformSize(whenFinished, false);
    alert.getDialogPane().lookupButton(ButtonType.CANCEL).setId("closing-cancel");
    ButtonType answer = alert.showAndWait().orElse(ButtonType.CANCEL);
    waiting = answer == later;
    if (waiting) {
      closeAtTheEnd(work, close);
    }
    return answer == atOnce;
  }

  /**
   * Something has failed, which is shown: if it is the work that ends now, the window stays open.
   */
  void failed() {
    failing = true;
    // The end of the work is looked at in between.
    Platform.runLater(() -> Platform.runLater(() -> failing = false));
  }

  /** Something may have ended, or have been started, while the question was shown or since then. */
  private void closeAtTheEnd(Supplier<OpenWork> work, Runnable close) {
    busy = work.get().busy();
    if (!busy.get()) {
      waiting = false;
      close.run();
      return;
    }
    busy.addListener(
        (p, o, still) -> {
          if (!still) {
            // What has failed says so in the same moment.
            Platform.runLater(
                () -> {
                  waiting &= !failing;
                  if (waiting) {
                    closeAtTheEnd(work, close);
                  }
                });
          }
        });
  }
}
