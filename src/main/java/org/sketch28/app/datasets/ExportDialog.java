package org.sketch28.app.datasets;

import java.nio.file.Path;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.sketch28.app.base.FormDialog;
import org.sketch28.app.base.Messages;
import org.sketch28.data.exchange.DatasetExporter;

/** Asks where to export the selected dataset to, and in which format. */
final class ExportDialog {

  private final DatasetsViewModel viewModel;
  private final DatasetItem item;
  private final TextField path = new TextField();
  private final ChoiceBox<DatasetExporter.Format> format = new ChoiceBox<>();
  private final FormDialog form = new FormDialog("datasets.exportForm");

  ExportDialog(DatasetsViewModel viewModel) {
    this.viewModel = viewModel;
    // Another one may be selected while the dialog is open.
    this.item = viewModel.selectedProperty().get();
    path.setId("export-path");
    format.setId("export-format");
    format.getItems().setAll(DatasetExporter.Format.values());
    format.setValue(DatasetExporter.Format.IDX);
    format.setConverter(new FormatConverter());
  }

  void show(Window owner) {
    form.add(
        Messages.text("export.path"),
        FormDialog.pathField(path, FormDialog.browseFolder(path, owner)));
    form.add(Messages.text("export.format"), format);
    form.showUntilDone(
        owner,
        path,
        viewModel.jobs().runner(),
        (done, refused) ->
            viewModel
                .jobs()
                .exportTo(item, Path.of(path.getText().strip()), format.getValue(), done, refused));
  }

  private static final class FormatConverter extends StringConverter<DatasetExporter.Format> {
    @Override
    public String toString(DatasetExporter.Format format) {
      return format == null ? "" : Messages.text("export.format." + format);
    }

    @Override
    public DatasetExporter.Format fromString(String text) {
      throw new UnsupportedOperationException("the choice is not editable");
    }
  }
}
