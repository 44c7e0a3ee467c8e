package org.sketch28.app.errors.overview;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ConfusionView;
import org.sketch28.app.control.ReliabilityChart;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Reliability;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.tune.LearnedImages;

/** The figures of the open evaluation, and its confusion matrix. */
public final class OverviewPane extends BorderPane {

  private final ErrorsViewModel viewModel;
  private final ConfusionView confusion = new ConfusionView();
  private final CellPreview preview = new CellPreview();
  private final ReliabilityChart reliability = new ReliabilityChart();
  private final ClassTable classes = new ClassTable();
  private final Label headline = new Label();
  private final Label interval = new Label();
  private final Label more = new Label();
  private final Label calibration = new Label();
  private final ToggleButton shares = new ToggleButton(Messages.text("errors.shares"));

  /**
   * @param open is notified of a cell whose images are to be shown
   */
  public OverviewPane(ErrorsViewModel viewModel, ConfusionView.CellListener open) {
    this.viewModel = viewModel;
    getStyleClass().add("errors-overview");
    confusion.setId("confusion");
    confusion.setOnOpened(
        (label, predicted) -> {
          preview.hide();
          open.at(label, predicted);
        });
    confusion.setOnHovered(
        (label, predicted, x, y) -> preview.show(confusion, label, predicted, x, y));
    headline.setId("errors-accuracy");
    headline.getStyleClass().add("figure");
    interval.setId("errors-interval");
    more.setId("errors-more");
    calibration.setId("errors-calibration");
    Label reliabilityTitle = new Label(Messages.text("errors.reliability"));
    reliabilityTitle.getStyleClass().add("gauge-title");
    for (Label label : List.of(headline, interval, more, reliabilityTitle, calibration)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    reliability.setId("reliability");
    VBox left =
        new VBox(8, headline, interval, more, reliabilityTitle, reliability, calibration, classes);
    left.getStyleClass().add("errors-figures");
    ScrollPane figures = new ScrollPane(left);
    figures.setFitToWidth(true);
    figures.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    figures.setPrefWidth(330);
    figures.setMinWidth(280);
    setLeft(figures);
    Label hint = new Label(Messages.text("errors.confusion.hint"));
    hint.getStyleClass().addAll("text-small", "text-muted");
    HBox options = new HBox(10, units(), hint);
    options.setAlignment(Pos.CENTER_LEFT);
    VBox center = new VBox(8, options, confusion);
    VBox.setVgrow(confusion, Priority.ALWAYS);
    center.getStyleClass().add("errors-center");
    setCenter(center);
    viewModel.openedProperty().addListener((p, o, opened) -> show(opened));
    show(viewModel.openedProperty().get());
  }

  private HBox units() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton counts = new ToggleButton(Messages.text("errors.counts"));
    counts.setId("errors-counts");
    counts.setSelected(true);
    shares.setId("errors-shares");
    for (ToggleButton button : List.of(counts, shares)) {
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().addAll("small", button == counts ? "left-pill" : "right-pill");
      button.setOnAction(
          event -> {
            group.selectToggle(button);
            preview.hide();
            OpenEvaluation opened = viewModel.openedProperty().get();
            if (opened != null) {
              confusion.show(ConfusionMatrix.of(opened.evaluation()), shares.isSelected());
            }
          });
    }
    return new HBox(counts, shares);
  }

  private void show(OpenEvaluation opened) {
    preview.hide();
    if (opened == null) {
      return;
    }
    Evaluation evaluation = opened.evaluation();
    preview.setEvaluation(evaluation);
    ConfusionMatrix matrix = ConfusionMatrix.of(evaluation);
    confusion.show(matrix, shares.isSelected());
    classes.show(matrix);
    BinomialCount correct = evaluation.topK(1);
    String right = Messages.text("errors.accuracy", 100 * correct.accuracy());
    String wrong =
        Messages.text(
            "errors.interval",
            correct.count() - correct.correct(),
            correct.count(),
            100 * correct.low(),
            100 * correct.high());
    boolean chosen =
        ChosenByTest.is(
            opened.model().manifest(), opened.dataset().name(), opened.evaluation().split());
    headline.setText(chosen ? Messages.text("errors.chosen.headline") : right);
    boolean learned =
        LearnedImages.are(
            opened.model().manifest(), opened.dataset().name(), opened.evaluation().split());
    interval.setText(
        (chosen ? Messages.text("errors.chosen", right, wrong) : wrong)
            + (learned ? " " + Messages.text("errors.learned") : ""));
    Reliability after = evaluation.reliability();
    Reliability before = evaluation.uncalibrated();
    more.setText(
        Messages.text(
            "errors.more",
            100 * evaluation.topK(2).accuracy(),
            100 * evaluation.topK(3).accuracy(),
            after.negativeLogLikelihood(),
            after.brier()));
    reliability.show(after.bins(), before.bins());
    calibration.setText(
        Messages.text(
            "errors.calibration",
            100 * after.expectedCalibrationError(),
            100 * before.expectedCalibrationError(),
            evaluation.calibration().temperature()));
  }

  public void setColors(Color text, Color grid, Color paper) {
    confusion.setColors(text, paper);
    reliability.setColors(text, grid);
  }
}
