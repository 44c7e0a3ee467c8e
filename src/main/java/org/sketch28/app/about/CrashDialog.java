package org.sketch28.app.about;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;

/** Shows that the program failed, and where its log is; only one dialog at a time. */
public final class CrashDialog {

  private static final AtomicBoolean OPEN = new AtomicBoolean();

  private CrashDialog() {}

  /**
   * Shows the dialog and does not wait; does nothing while another one is open.
   *
   * @param owner may be null
   * @param opener opens a folder
   */
  public static void show(Window owner, Throwable crash, Consumer<Path> opener) {
    if (!OPEN.compareAndSet(false, true)) {
      return;
    }
    ButtonType open = new ButtonType(Messages.text("crash.open"), ButtonBar.ButtonData.LEFT);
    Alert alert =
        new Alert(
            Alert.AlertType.ERROR,
            Messages.text("crash.text", crash, ProgramFolders.logFile()),
            open,
            ButtonType.CLOSE);
    alert.setTitle(Messages.text("crash.title"));
    alert.setHeaderText(Messages.text("crash.title"));
    alert.setResizable(true);
    alert.getDialogPane().setId("crash");
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    alert.getDialogPane().setPrefWidth(560);
    Node button = alert.getDialogPane().lookupButton(open);
    button.setId("crash-open-logs");
    button.addEventFilter(
        javafx.event.ActionEvent.ACTION,
        event -> {
          // The dialog stays open, since its text is needed to find the file.
          event.consume();
          opener.accept(ProgramFolders.logFile().getParent());
        });
    alert.getDialogPane().lookupButton(ButtonType.CLOSE).setId("crash-close");
    if (owner != null) {
      alert.initOwner(owner);
    }
    alert.setOnHidden(event -> OPEN.set(false));
    alert.show();
  }
}
