package org.sketch28.app.errors.compare;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.app.models.ModelTitles;
import org.sketch28.data.Split;
import org.sketch28.evaluate.Comparison;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.tune.LearnedImages;

/** Compares the open model with another: which images only one of them gets right. */
public final class ComparePane extends ScrollPane {

  private final CompareViewModel viewModel;
  private final ImageSelectionListener open;
  private final Label summary = new Label();
  private final Label verdict = new Label();
  private final ComparedImages fixed = new ComparedImages("fixed");
  private final ComparedImages broken = new ComparedImages("broken");
  private final ComparedImages both = new ComparedImages("both");
  private final VBox result = new VBox(12, summary, verdict, fixed, broken, both);
  private final Label hint = new Label();

  public ComparePane(CompareViewModel viewModel, ImageSelectionListener open) {
    this.viewModel = viewModel;
    this.open = open;
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
    hint.setId("compare-hint");
    hint.textProperty()
        .bind(
            Bindings.when(viewModel.otherProperty().isNull())
                .then(Messages.text("errors.compare.none"))
                .otherwise(Messages.text("errors.compare.hint")));
    hint.visibleProperty().bind(result.visibleProperty().not());
    hint.managedProperty().bind(hint.visibleProperty());
    summary.setId("compare-summary");
    verdict.setId("compare-verdict");
    for (Label label : List.of(summary, verdict, hint)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.setMaxWidth(640);
    }
    result.managedProperty().bind(result.visibleProperty());
    VBox.setVgrow(result, Priority.ALWAYS);
    VBox page = new VBox(12, bar, hint, result);
    page.getStyleClass().add("errors-page");
    setContent(page);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    viewModel.comparedProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private void refresh() {
    Optional<Compared> now = viewModel.comparedProperty().get();
    result.setVisible(now.isPresent());
    now.ifPresent(this::show);
  }

  private void show(Compared compared) {
    Comparison comparison = compared.comparison();
    String name = compared.openedTitle();
    String other = compared.otherTitle();
    String words =
        Messages.text(
            "errors.compare.summary",
            name,
            compared.opened().evaluation().errors().length,
            other,
            compared.others().errors().length,
            comparison.bothRight());
    summary.setText(
        Stream.of(
                Optional.of(words),
                warning(compared.opened().model().manifest(), name, compared.opened()),
                warning(compared.other().manifest(), other, compared.opened()))
            .flatMap(Optional::stream)
            .collect(joining(" ")));
    double p = comparison.pValue();
    verdict.setText(
        Messages.text(
            p < 0.05 ? "errors.compare.different" : "errors.compare.same",
            p < 0.001 ? "< 0.001" : "= %.3f".formatted(p)));
    String onlyOther = Messages.text("errors.compare.only", other);
    fixed.show(compared, onlyOther, comparison.fixed(), open);
    String onlyOpened = Messages.text("errors.compare.only", name);
    broken.show(compared, onlyOpened, comparison.broken(), open);
    both.show(compared, Messages.text("errors.compare.both"), comparison.bothWrong(), open);
  }

  /** Why a model's result is too good; empty if it is not. */
  private static Optional<String> warning(
      ModelManifest model, String title, OpenEvaluation opened) {
    String dataset = opened.dataset().name();
    Split split = opened.evaluation().split();
    if (ChosenByTest.is(model, dataset, split)) {
      return Optional.of(Messages.text("errors.compare.chosen", title));
    }
    return LearnedImages.are(model, dataset, split)
        ? Optional.of(Messages.text("errors.compare.learned", title))
        : Optional.empty();
  }
}
