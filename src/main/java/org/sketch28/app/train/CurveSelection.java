package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurvePoints;
import org.sketch28.app.control.Palette;
import org.sketch28.train.run.RunInfo;

/** Which curves the charts show: those of the current run first, then those of the overlaid. */
final class CurveSelection {

  private final TrainViewModel viewModel;

  CurveSelection(TrainViewModel viewModel) {
    this.viewModel = viewModel;
  }

  /** All curves of a measure. */
  List<CurveChart.Curve> curves(RunCurves.Measure measure) {
    List<RunInfo> shown = runs();
    boolean alone = shown.size() == 1;
    List<CurveChart.Curve> curves = new ArrayList<>();
    for (int i = 0; i < Math.min(shown.size(), RunHistoryViewModel.MOST_OVERLAID); i++) {
      RunInfo run = shown.get(i);
      Color color = Palette.ofClass(i);
      viewModel
          .history()
          .curvesOf(run)
          .ifPresent(
              read ->
                  curves.addAll(
                      alone ? single(read, measure) : several(read, run, measure, color)));
    }
    return curves;
  }

  private List<RunInfo> runs() {
    List<RunInfo> runs = new ArrayList<>();
    viewModel.currentProperty().get().ifPresent(runs::add);
    for (RunInfo run : viewModel.history().overlaid()) {
      if (runs.stream().noneMatch(other -> other.id().equals(run.id()))) {
        runs.add(run);
      }
    }
    return runs;
  }

  /** A run alone is shown with its raw batches, and validation in another colour. */
  private static List<CurveChart.Curve> single(RunCurves read, RunCurves.Measure measure) {
    Color color = Palette.ofClass(0);
    Series batches = read.batches(measure);
    return List.of(
        curve("", new SeriesPoints(batches, false), color.deriveColor(0, 1, 1, 0.25), 1),
        curve(Messages.text("train.curve.training"), new SeriesPoints(batches, true), color, 1.5),
        validation(read, measure, Messages.text("train.curve.validation"), Palette.WRONG));
  }

  private static List<CurveChart.Curve> several(
      RunCurves read, RunInfo run, RunCurves.Measure measure, Color color) {
    return List.of(
        curve("", new SeriesPoints(read.batches(measure), true), color, 1.5),
        validation(read, measure, run.title(), color));
  }

  private static CurveChart.Curve validation(
      RunCurves read, RunCurves.Measure measure, String name, Color color) {
    return new CurveChart.Curve(
        name,
        new SeriesPoints(read.validation(measure), false),
        color,
        2,
        true,
        read.bestStep() < 0 ? Double.NaN : read.bestStep());
  }

  private static CurveChart.Curve curve(
      String name, CurvePoints points, Color color, double width) {
    return new CurveChart.Curve(name, points, color, width, false, Double.NaN);
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
