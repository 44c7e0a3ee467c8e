package org.sketch28.app.errors.evaluation;

import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.SaveChooser;
import org.sketch28.data.corrections.Correction;

/** The number of corrected labels of the open dataset, and their export. */
public final class CorrectionsBar extends FlowPane {

  private final ErrorsViewModel viewModel;
  private final Label count = new Label();

  public CorrectionsBar(ErrorsViewModel viewModel) {
    this.viewModel = viewModel;
    count.setId("corrections-count");
    count.getStyleClass().addAll("text-small", "text-muted");
    Hyperlink export = new Hyperlink(Messages.text("errors.corrections.export"));
    export.setId("corrections-export");
    export.getStyleClass().add("text-small");
    export.setOnAction(event -> export());
    getChildren().addAll(count, export);
    viewModel.corrections().versionProperty().addListener((p, o, n) -> refresh());
    viewModel.openedProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private void refresh() {
    OpenEvaluation opened = viewModel.openedProperty().get();
    List<Correction> all =
        opened == null ? List.of() : viewModel.corrections().of(opened.dataset().name());
    count.setText(Messages.text("errors.corrections", all.size()));
    setVisible(!all.isEmpty());
    setManaged(!all.isEmpty());
  }

  private void export() {
    OpenEvaluation opened = viewModel.openedProperty().get();
    if (opened == null) {
      return;
    }
    SaveChooser.choose(this, "corrections.csv")
        .ifPresent(file -> viewModel.corrections().export(opened.original(), file));
  }
}
