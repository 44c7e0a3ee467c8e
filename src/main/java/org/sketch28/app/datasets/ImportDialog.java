package org.sketch28.app.datasets;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.sketch28.app.base.FormDialog;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Domain;
import org.sketch28.data.TestPart;

/** Asks which dataset to import, and how. */
final class ImportDialog {

  private static final List<Integer> TEST_PERCENTS = List.of(0, 10, 20, 30, 50);
  private static final int USUAL_TEST_PERCENT = 20;

  private final DatasetsViewModel viewModel;
  private final TextField path = new TextField();
  private final TextField title = new TextField();
  private final ChoiceBox<Domain> kind = new ChoiceBox<>();
  private final ChoiceBox<Integer> testPercent = new ChoiceBox<>();
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
    testPercent.setId("import-test-part");
    testPercent.getItems().setAll(TEST_PERCENTS);
    testPercent.setValue(USUAL_TEST_PERCENT);
    testPercent.setConverter(new PercentConverter());
    testPercent.setTooltip(new Tooltip(Messages.text("import.testPart.tip")));
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
    form.add(
        Messages.text("import.path"),
        FormDialog.pathField(
            path, FormDialog.browseFile(path, owner), FormDialog.browseFolder(path, owner)));
    form.add(Messages.text("import.name"), title);
    form.add(Messages.text("import.kind"), kind);
    form.add(Messages.text("import.testPart"), testPercent);
    form.showUntilDone(
        owner,
        path,
        viewModel.jobs().runner(),
        (done, refused) -> viewModel.jobs().importFrom(wanted(), done, refused));
  }

  private DatasetJobs.Import wanted() {
    int percent = testPercent.getValue();
    return new DatasetJobs.Import(
        Path.of(path.getText().strip()),
        title.getText().strip(),
        kind.getValue(),
        percent == 0 ? Optional.empty() : Optional.of(TestPart.of(percent)));
  }

  private static final class PercentConverter extends StringConverter<Integer> {
    @Override
    public String toString(Integer percent) {
      return percent == null || percent == 0
          ? Messages.text("import.testPart.none")
          : Messages.text("import.testPart.percent", percent);
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException("the choice is not editable");
    }
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
