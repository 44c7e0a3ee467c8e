package org.sketch28.app.datasets;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.sketch28.app.base.FormDialog;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Domain;

/** Asks which dataset to import, and how. */
final class ImportDialog {

  private final DatasetsViewModel viewModel;
  private final TextField path = new TextField();
  private final TextField title = new TextField();
  private final ChoiceBox<Domain> kind = new ChoiceBox<>();
  private final FormDialog form = new FormDialog("datasets.importForm");
  private String proposed = "";

  /**
   * @param file what to import; null if the user has to choose
   */
  ImportDialog(DatasetsViewModel viewModel, Path file) {
    this.viewModel = viewModel;
    path.setId("import-path");
    title.setId("import-title");
    kind.setId("import-kind");
    kind.getItems().setAll(List.of(Domain.values()));
    kind.setValue(Domain.DIGITS);
    kind.setConverter(new KindConverter());
    path.textProperty().addListener((p, o, text) -> propose(text));
    path.setText(file == null ? "" : file.toString());
  }

  private void propose(String text) {
    if (title.getText().equals(proposed)) {
      String name = new File(text).getName();
      proposed = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
      title.setText(proposed);
    }
  }

  void show(Window owner) {
    HBox field = FormDialog.pathField(path, () -> new FileChooser().showOpenDialog(owner));
    Button folder = new Button(Messages.text("form.browseFolder"));
    folder.setOnAction(
        event -> {
          File chosen = new DirectoryChooser().showDialog(owner);
          if (chosen != null) {
            path.setText(chosen.getPath());
          }
        });
    field.getChildren().add(folder);
    form.add(Messages.text("import.path"), field);
    form.add(Messages.text("import.name"), title);
    form.add(Messages.text("import.kind"), kind);
    form.show(
        owner,
        path,
        () ->
            viewModel
                .jobs()
                .importFrom(
                    Path.of(path.getText().strip()), title.getText().strip(), kind.getValue()));
  }

  private static final class KindConverter extends StringConverter<Domain> {
    @Override
    public String toString(Domain kind) {
      return kind == null ? "" : Messages.text("import.kind." + kind);
    }

    @Override
    public Domain fromString(String text) {
      throw new UnsupportedOperationException("the choice is not editable");
    }
  }
}
