package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurvePoints;
import org.sketch28.app.control.Palette;
import org.sketch28.train.run.RunInfo;

/** Loss above accuracy, of the current run and of those that are laid over it. */
final class CurvesPane extends GridPane {

  private final TrainViewModel viewModel;
  private final Map<RunCurves.Measure, CurveChart> charts = new EnumMap<>(RunCurves.Measure.class);

  CurvesPane(TrainViewModel viewModel) {
    this.viewModel = viewModel;
    setId("curves");
    for (RunCurves.Measure measure : RunCurves.Measure.values()) {
      CurveChart chart = new CurveChart(Messages.text("train.curve." + measure));
      chart.setId("chart-" + measure.name().toLowerCase(java.util.Locale.ROOT));
      chart.setOnRangeChosen(
          range -> charts.values().forEach(each -> each.zoom(range[0], range[1])));
      charts.put(measure, chart);
      add(chart, 0, charts.size());
      setVgrow(chart, Priority.ALWAYS);
      setHgrow(chart, Priority.ALWAYS);
    }
  }

  void setLogarithmic(boolean on) {
    charts.get(RunCurves.Measure.LOSS).setLogarithmic(on);
  }

  void setColors(Color text, Color grid) {
    charts.values().forEach(chart -> chart.setColors(text, grid));
  }

  /** Draws what there is now. */
  void refresh() {
    charts.forEach((measure, chart) -> chart.show(curves(measure)));
  }

  /** All curves of a measure, those of the current run first. */
  List<CurveChart.Curve> curves(RunCurves.Measure measure) {
    List<RunInfo> shown = new ArrayList<>();
    viewModel.currentProperty().get().ifPresent(shown::add);
    for (RunInfo run : viewModel.kept().overlaid()) {
      if (shown.stream().noneMatch(other -> other.id().equals(run.id()))) {
        shown.add(run);
      }
    }
    List<CurveChart.Curve> curves = new ArrayList<>();
    for (int i = 0; i < Math.min(shown.size(), RunHistoryViewModel.MOST_OVERLAID); i++) {
      RunInfo run = shown.get(i);
      Color color = Palette.ofClass(i);
      boolean alone = shown.size() == 1;
      viewModel.kept().curvesOf(run).ifPresent(own -> add(curves, own, run, measure, color, alone));
    }
    return curves;
  }

  private static void add(
      List<CurveChart.Curve> to,
      RunCurves own,
      RunInfo run,
      RunCurves.Measure measure,
      Color color,
      boolean alone) {
    Series batches = own.batches(measure);
    if (alone) {
      to.add(curve("", raw(batches), color.deriveColor(0, 1, 1, 0.25), 1, false));
    }
    String training = alone ? Messages.text("train.curve.training") : "";
    to.add(curve(training, smooth(batches), color, 1.5, false));
    String validation = alone ? Messages.text("train.curve.validation") : run.title();
    to.add(
        new CurveChart.Curve(
            validation,
            raw(own.validation(measure)),
            alone ? Palette.WRONG : color,
            2,
            true,
            own.bestStep() < 0 ? Double.NaN : own.bestStep()));
  }

  private static CurveChart.Curve curve(
      String name, CurvePoints points, Color color, double width, boolean dots) {
    return new CurveChart.Curve(name, points, color, width, dots, Double.NaN);
  }

  private static CurvePoints raw(Series series) {
    return new SeriesPoints(series, false);
  }

  private static CurvePoints smooth(Series series) {
    return new SeriesPoints(series, true);
  }

  private record SeriesPoints(Series series, boolean smooth) implements CurvePoints {
    @Override
    public int size() {
      return series.size();
    }

    @Override
    public double x(int index) {
      return series.x(index);
    }

    @Override
    public double y(int index) {
      return smooth ? series.smooth(index) : series.raw(index);
    }

    @Override
    public int from(double place) {
      return series.from(place);
    }
  }
}
