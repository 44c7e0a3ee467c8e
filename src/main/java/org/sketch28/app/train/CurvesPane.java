package org.sketch28.app.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.run.RunInfo;

/** The legend, charts of losses, accuracies and learning rates, and what must be known of them. */
final class CurvesPane extends VBox {

  private final CurveSelection selection;
  private final RunHistoryViewModel history;
  private final Map<RunCurves.Measure, CurveChart> charts = new EnumMap<>(RunCurves.Measure.class);
  private final CurveLegend legend;
  private final Label note = new Label();
  private final BooleanProperty rateShown = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();

  CurvesPane(CurveSelection selection, RunHistoryViewModel history) {
    super(2);
    this.selection = selection;
    this.history = history;
    this.legend = new CurveLegend(selection, this::refresh);
    setId("curves");
    getChildren().add(legend);
    for (RunCurves.Measure measure : RunCurves.Measure.values()) {
      CurveChart chart =
          new CurveChart(Messages.text("train.curve." + measure), CurveAxis.STEP.title());
      chart.setId("chart-" + measure.name().toLowerCase(Locale.ROOT));
      chart.setPrefHeight(measure == RunCurves.Measure.RATE ? 84 : 104);
      chart.setOnRangeChosen(range -> zoom(range[0], range[1]));
      charts.put(measure, chart);
      getChildren().add(chart);
      setVgrow(chart, measure == RunCurves.Measure.RATE ? Priority.SOMETIMES : Priority.ALWAYS);
    }
    CurveChart rate = charts.get(RunCurves.Measure.RATE);
    rate.visibleProperty().bind(rateShown);
    rate.managedProperty().bind(rateShown);
    note.setId("train-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.getStyleClass().addAll("text-small", "text-muted");
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    getChildren().add(note);
    selection.axisProperty().addListener((p, o, axis) -> show(axis));
    rateShown.addListener((p, o, n) -> label(selection.axisProperty().get()));
    label(selection.axisProperty().get());
    selection.smoothingProperty().addListener((p, o, n) -> refresh());
  }

  private void show(CurveAxis axis) {
    resetZoom();
    label(axis);
    refresh();
  }

  /** Only the lowest chart has the numbers and the title of the axis that all share. */
  private void label(CurveAxis axis) {
    RunCurves.Measure lowest =
        rateShown.get() ? RunCurves.Measure.RATE : RunCurves.Measure.ACCURACY;
    charts.forEach(
        (measure, chart) -> chart.setXAxis(axis.title(), axis.isWhole(), measure == lowest));
  }

  private void zoom(double from, double to) {
    charts.values().forEach(each -> each.zoom(from, to));
    zoomed.set(!Double.isNaN(from));
  }

  /** Shows the whole curves. */
  void resetZoom() {
    zoom(Double.NaN, Double.NaN);
  }

  /** Whether only a part of the curves is shown. */
  ReadOnlyBooleanProperty zoomedProperty() {
    return zoomed.getReadOnlyProperty();
  }

  /** Whether the learning rate has a chart. */
  BooleanProperty rateShownProperty() {
    return rateShown;
  }

  void setLogarithmic(boolean on) {
    charts.get(RunCurves.Measure.LOSS).setLogarithmic(on);
  }

  void setColors(Color text, Color grid) {
    charts.values().forEach(chart -> chart.setColors(text, grid));
    legend.setTextColor(text);
    refresh();
  }

  /** Draws the curves as they are now. */
  void refresh() {
    List<RunInfo> runs = selection.runs();
    legend.show(runs, parts(runs), runs.stream().anyMatch(run -> isAltered(run.config())));
    note.setText(note(runs));
    charts.forEach((measure, chart) -> chart.show(selection.curves(measure)));
  }

  /** The parts that any run has curves of. */
  private List<RunCurves.Part> parts(List<RunInfo> runs) {
    List<RunCurves> read = runs.stream().map(history::curvesOf).flatMap(Optional::stream).toList();
    return Arrays.stream(RunCurves.Part.values())
        .filter(
            part ->
                read.stream()
                    .anyMatch(each -> each.series(RunCurves.Measure.LOSS, part).size() > 0))
        .toList();
  }

  /** Why training can look worse than validation. */
  private static String note(List<RunInfo> runs) {
    boolean altered = runs.stream().anyMatch(run -> isAltered(run.config()));
    boolean dropout = runs.stream().anyMatch(run -> run.config().dropout() > 0);
    if (!altered && !dropout) {
      return "";
    }
    return Messages.text(
        altered && dropout
            ? "train.note.both"
            : altered ? "train.note.altered" : "train.note.dropout");
  }

  private static boolean isAltered(TrainingConfig config) {
    return config.augmentation() != null && !config.augmentation().equals(Augmentation.NONE);
  }
}
