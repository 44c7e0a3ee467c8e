package org.sketch28.app.base;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.event.ActionEvent;
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
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** A small form with labelled fields and a button that confirms it. */
public final class FormDialog {

  private static final double WIDTH = 440;

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
    help.setPrefWidth(WIDTH);
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

  /** Creates a field for a path, with buttons that open dialogs for it. */
  public static HBox pathField(TextField field, Button... browse) {
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox all = new HBox(4, field);
    all.getChildren().addAll(browse);
    return all;
  }

  /** Creates a button that puts a file of the user's choice into a field. */
  public static Button browseFile(TextField field, Window owner) {
    return browse("form.browse", field, () -> new FileChooser().showOpenDialog(owner));
  }

  /** Creates a button that puts a folder of the user's choice into a field. */
  public static Button browseFolder(TextField field, Window owner) {
    return browse("form.browseFolder", field, () -> new DirectoryChooser().showDialog(owner));
  }

  private static Button browse(String text, TextField field, Supplier<File> choose) {
    Button browse = new Button(Messages.text(text));
    browse.setOnAction(
        event -> {
          File file = choose.get();
          if (file != null) {
            field.setText(file.getPath());
          }
        });
    return browse;
  }

  /** A job that a form starts. */
  @FunctionalInterface
  public interface Attempt {

    /**
     * Starts the job.
     *
     * @param done runs when it has succeeded
     * @param refused receives the reason why it has failed
     */
    void start(Runnable done, Consumer<String> refused);
  }

  /**
   * Shows the form until the job that it starts has succeeded, and does not wait. What was typed
   * stays, with the message below it, if the job fails.
   *
   * @param field must not be blank, and gets the focus
   * @param jobs runs the job; closing the form cancels it
   * @param attempt starts the job when the user confirms the form
   */
  public void showUntilDone(Window owner, TextField field, JobRunner jobs, Attempt attempt) {
    Label message = new Label();
    message.setId("form-message");
    message.getStyleClass().add("danger");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.setPrefWidth(WIDTH);
    JobBar bar = new JobBar(jobs);
    dialog.getDialogPane().setContent(new VBox(8, grid, bar, message));
    // The window does not grow with its content by itself.
    bar.managedProperty().addListener((p, o, n) -> fit());
    message.textProperty().addListener((p, o, n) -> fit());
    BooleanProperty working = new SimpleBooleanProperty();
    ChangeListener<Boolean> ended =
        (p, o, running) -> {
          if (working.get() && !running) {
            working.set(false);
            // The focus was on the button that cancels the job.
            field.requestFocus();
          }
        };
    jobs.runningProperty().addListener(ended);
    grid.disableProperty().bind(working);
    Node button = dialog.getDialogPane().lookupButton(go);
    button.addEventFilter(
        ActionEvent.ACTION,
        event -> {
          event.consume();
          message.setText("");
          working.set(true);
          Consumer<String> refused =
              reason -> {
                working.set(false);
                message.setText(reason);
              };
          try {
            attempt.start(dialog::close, refused);
          } catch (InvalidPathException e) {
            refused.accept(Messages.text("form.path.invalid", e.getInput(), e.getReason()));
          }
        });
    dialog.setOnHidden(
        event -> {
          jobs.runningProperty().removeListener(ended);
          if (working.get()) {
            jobs.cancel();
          }
        });
    open(owner, field, working);
  }

  private void fit() {
    // The bar of a form that was closed is still notified of jobs, until it is collected.
    if (dialog.isShowing()) {
      dialog.getDialogPane().getScene().getWindow().sizeToScene();
    }
  }

  private void open(Window owner, TextField field, ObservableBooleanValue working) {
    Node button = dialog.getDialogPane().lookupButton(go);
    button.setId("form-go");
    button
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> working.get() || field.getText().isBlank(), working, field.textProperty()));
    dialog.initOwner(owner);
    dialog.show();
    field.requestFocus();
  }

  /**
   * Shows the form and does not wait.
   *
   * @param field must not be blank, and gets the focus
   * @param confirmed runs when the user confirms the form
   */
  public void show(Window owner, TextField field, Runnable confirmed) {
    dialog
        .resultProperty()
        .addListener(
            (p, o, answer) -> {
              if (answer == go) {
                confirmed.run();
              }
            });
    open(owner, field, new SimpleBooleanProperty());
  }
}
