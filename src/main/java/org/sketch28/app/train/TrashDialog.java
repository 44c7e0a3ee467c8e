package org.sketch28.app.train;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunTrash;

/** The runs in the trash, to be restored or removed for good. */
final class TrashDialog {

  private final DeletedRuns deleted;
  private final Dialog<ButtonType> dialog = new Dialog<>();
  private final ListView<RunInfo> list = new ListView<>();

  TrashDialog(DeletedRuns deleted) {
    this.deleted = deleted;
    dialog.setTitle(Messages.text("runs.trash.title"));
    dialog.setResizable(true);
    dialog.getDialogPane().setId("trash");
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.getDialogPane().lookupButton(ButtonType.CLOSE).setId("trash-close");
    list.setId("trash-runs");
    list.setItems(deleted.all());
    list.setPrefSize(520, 260);
    list.setPlaceholder(new Label(Messages.text("runs.trash.none")));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new RunCell());
    Button restore = new Button(Messages.text("runs.trash.restore"));
    restore.setId("trash-restore");
    restore.disableProperty().bind(Bindings.isEmpty(list.getSelectionModel().getSelectedItems()));
    restore.setOnAction(
        event -> deleted.restore(List.copyOf(list.getSelectionModel().getSelectedItems())));
    Button empty = new Button(Messages.text("runs.trash.empty"));
    empty.setId("trash-empty");
    empty.disableProperty().bind(Bindings.isEmpty(deleted.all()));
    empty.setOnAction(event -> askToEmpty());
    Label help = new Label(Messages.text("runs.trash.help", RunTrash.KEPT.toDays()));
    help.setWrapText(true);
    dialog.getDialogPane().setContent(new VBox(8, help, list, new HBox(8, restore, empty)));
    // The list, which has the focus, keeps this key for itself.
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            dialog.close();
          }
        });
  }

  void show(Window owner) {
    dialog.initOwner(owner);
    dialog.show();
    list.getSelectionModel().selectFirst();
    list.requestFocus();
  }

  /** This cannot be undone, so it is asked. */
  private void askToEmpty() {
    ButtonType yes =
        new ButtonType(Messages.text("runs.trash.empty"), ButtonBar.ButtonData.OK_DONE);
    Alert question =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            Messages.text("runs.trash.question", deleted.all().size()),
            yes,
            ButtonType.CANCEL);
    question.setHeaderText(null);
    question.initOwner(dialog.getDialogPane().getScene().getWindow());
    question.getDialogPane().setId("trash-question");
    question.getDialogPane().lookupButton(yes).setId("trash-confirm");
    question
        .resultProperty()
        .addListener(
            (p, o, answer) -> {
              if (answer == yes) {
                deleted.empty();
              }
            });
    question.show();
  }

  private static final class RunCell extends ListCell<RunInfo> {
    @Override
    protected void updateItem(RunInfo run, boolean none) {
      super.updateItem(run, none);
      setText(
          none
              ? null
              : Messages.text(
                  run.config().protocol() == Protocol.PUBLISHED
                      ? "runs.trash.run.published"
                      : "runs.trash.run",
                  run.title(),
                  String.join(", ", run.datasets()),
                  Figure.share(run.bestAccuracy()).text()));
    }
  }
}
