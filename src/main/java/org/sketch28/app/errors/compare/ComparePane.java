package org.sketch28.app.errors.compare;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.evaluate.Comparison;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ChosenByTest;

/** Compares the open model with another: which errors the other one fixes, and which it adds. */
public final class ComparePane extends VBox {

  private final CompareViewModel viewModel;
  private final ImageSelectionListener open;
  private final Label summary = new Label();
  private final Label verdict = new Label();
  private final GridPane table = new GridPane();
  private final Label none = new Label(Messages.text("errors.compare.none"));

  public ComparePane(CompareViewModel viewModel, ImageSelectionListener open) {
    super(12);
    this.viewModel = viewModel;
    this.open = open;
    getStyleClass().add("errors-page");
    ComboBox<ModelStore.Entry> other = new ComboBox<>(viewModel.others());
    other.setId("compare-other");
    other.setAccessibleText(Messages.text("errors.compare.with"));
    other.setConverter(ModelTitles.converter(viewModel::others));
    other.valueProperty().bindBidirectional(viewModel.otherProperty());
    Button go = new Button(Messages.text("errors.compare.do"));
    go.setId("compare-do");
    go.getStyleClass().add("accent");
    go.disableProperty().bind(viewModel.otherProperty().isNull());
    go.setOnAction(event -> viewModel.compare());
    HBox bar = new HBox(8, new Label(Messages.text("errors.compare.with")), other, go);
    bar.setAlignment(Pos.CENTER_LEFT);
    none.visibleProperty().bind(viewModel.otherProperty().isNull());
    none.managedProperty().bind(none.visibleProperty());
    summary.setId("compare-summary");
    verdict.setId("compare-verdict");
    for (Label label : List.of(summary, verdict, none)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.setMaxWidth(640);
    }
    table.setHgap(16);
    table.setVgap(8);
    getChildren().addAll(bar, none, summary, table, verdict);
    viewModel.comparedProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private void refresh() {
    table.getChildren().clear();
    Optional<CompareViewModel.Compared> now = viewModel.comparedProperty().get();
    if (now.isEmpty()) {
      summary.setText("");
      verdict.setText("");
      return;
    }
    CompareViewModel.Compared compared = now.get();
    Comparison comparison = compared.comparison();
    String name = compared.opened().model().manifest().name();
    String other = compared.other().manifest().name();
    String words =
        Messages.text(
            "errors.compare.summary",
            name,
            compared.opened().evaluation().errors().length,
            other,
            compared.others().errors().length);
    summary.setText(
        Stream.of(compared.opened().model(), compared.other())
            .map(ModelStore.Entry::manifest)
            .filter(model -> isChosen(model, compared.opened()))
            .map(model -> Messages.text("errors.compare.chosen", model.name()))
            .collect(joining(" ", words + " ", "")));
    row("fixed", Messages.text("errors.compare.fixed", other), comparison.fixed());
    row("broken", Messages.text("errors.compare.broken", other), comparison.broken());
    row("both", Messages.text("errors.compare.both"), comparison.bothWrong());
    table.addRow(
        3,
        new Label(Messages.text("errors.compare.right")),
        new Label("%,d".formatted(comparison.bothRight())));
    double p = comparison.pValue();
    verdict.setText(
        Messages.text(
            p < 0.05 ? "errors.compare.different" : "errors.compare.same",
            p < 0.001 ? "< 0.001" : "= %.3f".formatted(p)));
  }

  private static boolean isChosen(ModelManifest model, OpenEvaluation opened) {
    return ChosenByTest.is(model, opened.dataset().name(), opened.evaluation().split());
  }

  private void row(String name, String title, int[] indices) {
    Label count = new Label("%,d".formatted(indices.length));
    count.setId("compare-count-" + name);
    Button show = new Button(Messages.text("errors.compare.show"));
    show.setId("compare-show-" + name);
    show.getStyleClass().add("small");
    show.setDisable(indices.length == 0);
    show.setOnAction(event -> open.selected(title, indices));
    table.addRow(table.getRowCount(), new Label(title), count, show);
  }
}
