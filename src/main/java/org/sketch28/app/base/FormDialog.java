package org.sketch28.app.base;

import java.io.File;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** A small form with labelled fields and a button that confirms it. */
public final class FormDialog {

  private final Dialog<ButtonType> dialog = new Dialog<>();
  private final GridPane grid = new GridPane();
  private final ButtonType go;

  /**
   * @param key prefix of the texts {@code KEY.title}, {@code KEY.help} and {@code KEY.go}
   */
  public FormDialog(String key) {
    go = new ButtonType(Messages.text(key + ".go"), ButtonBar.ButtonData.OK_DONE);
    dialog.setTitle(Messages.text(key + ".title"));
    dialog.getDialogPane().setId(key.replace('.', '-'));
    dialog.getDialogPane().getButtonTypes().addAll(go, ButtonType.CANCEL);
    Label help = new Label(Messages.text(key + ".help"));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.setPrefWidth(440);
    grid.setHgap(8);
    grid.setVgap(8);
    grid.add(help, 0, 0, 2, 1);
    dialog.getDialogPane().setContent(grid);
  }

  /** Adds a field with its label. */
  public void add(String name, Node field) {
    int row = grid.getRowCount();
    Label label = new Label(name);
    label.setLabelFor(field);
    grid.add(label, 0, row);
    grid.add(field, 1, row);
    GridPane.setHgrow(field, Priority.ALWAYS);
  }

  /** Creates a field for a path, with a button that opens a dialog for it. */
  public static HBox pathField(TextField field, Supplier<File> choose) {
    Button browse = new Button(Messages.text("form.browse"));
    browse.setOnAction(
        event -> {
          File file = choose.get();
          if (file != null) {
            field.setText(file.getPath());
          }
        });
    HBox.setHgrow(field, Priority.ALWAYS);
    return new HBox(4, field, browse);
  }

  /**
   * Shows the form and does not wait.
   *
   * @param field must not be blank, and gets the focus
   * @param confirmed runs when the user confirms the form
   */
  public void show(Window owner, TextField field, Runnable confirmed) {
    Node button = dialog.getDialogPane().lookupButton(go);
    button.setId("form-go");
    button.disableProperty().bind(field.textProperty().map(String::isBlank));
    dialog.initOwner(owner);
    dialog
        .resultProperty()
        .addListener(
            (p, o, answer) -> {
              if (answer == go) {
                confirmed.run();
              }
            });
    dialog.show();
    field.requestFocus();
  }
}
