package org.sketch28.app.train;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurveStyle;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.RunInfo;

/**
 * Which curves the charts show and how: those of the current run first, then those of the overlaid
 * runs, without what the user has hidden.
 */
final class CurveSelection {

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

  private final TrainViewModel viewModel;
  private final RunColors colors = new RunColors();
  private final ObjectProperty<CurveAxis> axis = new SimpleObjectProperty<>(CurveAxis.STEP);
  private final DoubleProperty smoothing = new SimpleDoubleProperty(Series.USUAL_SMOOTHING);
  private final Set<RunCurves.Part> hiddenParts = EnumSet.noneOf(RunCurves.Part.class);
  private final Set<String> hiddenRuns = new HashSet<>();

  CurveSelection(TrainViewModel viewModel) {
    this.viewModel = viewModel;
  }

  /** All curves of a measure that are shown; the runs are told apart by their colours. */
  List<CurveChart.Curve> curves(RunCurves.Measure measure) {
    return curves(measure, false);
  }

  /** The same curves, named with the titles of the runs if there are several. */
  List<CurveChart.Curve> titled(RunCurves.Measure measure) {
    return curves(measure, true);
  }

  /** The titled curves of all measures as they are now, for another thread. */
  Map<RunCurves.Measure, List<CurveChart.Curve>> copy() {
    Map<RunCurves.Measure, List<CurveChart.Curve>> copy = new EnumMap<>(RunCurves.Measure.class);
    for (RunCurves.Measure measure : RunCurves.Measure.values()) {
      copy.put(measure, titled(measure).stream().map(CurveSelection::copy).toList());
    }
    return copy;
  }

  private static CurveChart.Curve copy(CurveChart.Curve curve) {
    return new CurveChart.Curve(
        curve.name(), curve.points().copy(), curve.color(), curve.style(), curve.mark());
  }

  private List<CurveChart.Curve> curves(RunCurves.Measure measure, boolean titled) {
    List<RunInfo> runs = runs();
    List<CurveChart.Curve> curves = new ArrayList<>();
    for (RunInfo run : runs) {
      Optional<RunCurves> read = viewModel.history().curvesOf(run);
      if (read.isPresent() && !hiddenRuns.contains(run.id())) {
        read.get().smoothBy(smoothing.get());
        String prefix = titled && runs.size() > 1 ? title(run) + ", " : "";
        curves.addAll(curves(run, read.get(), measure, prefix, runs.size() == 1));
      }
    }
    return curves;
  }

  /** The runs that have curves, hidden or not. */
  List<RunInfo> runs() {
    List<RunInfo> runs = new ArrayList<>();
    viewModel.currentProperty().get().ifPresent(runs::add);
    for (RunInfo run : viewModel.history().overlaid()) {
      if (runs.stream().noneMatch(run::isSame) && runs.size() < RunHistoryViewModel.MOST_OVERLAID) {
        runs.add(run);
      }
    }
    colors.show(runs);
    return runs;
  }

  /** The title of a run, with its time where another one has the same title. */
  String title(RunInfo run) {
    boolean unique =
        runs().stream().noneMatch(other -> !other.isSame(run) && other.title().equals(run.title()));
    return unique ? run.title() : run.title() + " " + started(run);
  }

  /** When a run was started, to the second; its id if that does not tell. */
  private static String started(RunInfo run) {
    return run.began()
        .map(began -> began.atZone(ZoneId.systemDefault()).format(SHOWN))
        .orElse(run.id());
  }

  Color color(RunInfo run) {
    return colors.of(run);
  }

  private List<CurveChart.Curve> curves(
      RunInfo run, RunCurves read, RunCurves.Measure measure, String prefix, boolean alone) {
    Color color = color(run);
    List<CurveChart.Curve> curves = new ArrayList<>();
    for (RunCurves.Part part : RunCurves.Part.values()) {
      Series series = read.series(measure, part);
      boolean isRate = measure == RunCurves.Measure.RATE;
      boolean smooth = part == RunCurves.Part.TRAINING && !isRate;
      if (series.size() == 0 || (!isRate && hiddenParts.contains(part))) {
        continue;
      }
      if (smooth && alone) {
        curves.add(
            new CurveChart.Curve(
                "",
                points(read, series, false),
                color.deriveColor(0, 1, 1, 0.25),
                CurveStyle.THIN,
                Double.NaN));
      }
      SeriesPoints points = points(read, series, smooth);
      curves.add(
          new CurveChart.Curve(
              prefix + Messages.text(isRate ? "train.curve.RATE" : key(part, List.of(run))),
              points,
              color,
              isRate ? CurveStyle.SOLID_LINE : style(part),
              mark(read, part, points)));
    }
    return curves;
  }

  private SeriesPoints points(RunCurves read, Series series, boolean smooth) {
    return new SeriesPoints(series, smooth, axis.get(), read.stepsPerEpoch());
  }

  /** The best epoch is marked on the validation curve. */
  private static double mark(RunCurves read, RunCurves.Part part, SeriesPoints points) {
    if (part != RunCurves.Part.VALIDATION || read.bestStep() < 0) {
      return Double.NaN;
    }
    int index = points.series().from(read.bestStep());
    return index < points.size() ? points.x(index) : Double.NaN;
  }

  static CurveStyle style(RunCurves.Part part) {
    return switch (part) {
      case TRAINING -> CurveStyle.DASHED;
      case PLAIN -> CurveStyle.DOTTED_MARKED;
      case VALIDATION -> CurveStyle.SOLID_MARKED;
    };
  }

  /**
   * The key of a part's name, in one or several runs. Runs of the published protocol have no
   * validation images of their own: their best epoch was chosen by the test images.
   */
  static String key(RunCurves.Part part, List<RunInfo> runs) {
    String key = "train.curve." + part;
    if (part != RunCurves.Part.VALIDATION) {
      return key;
    }
    long published =
        runs.stream().filter(run -> run.config().protocol() == Protocol.PUBLISHED).count();
    if (published == 0) {
      return key;
    }
    return published == runs.size()
        ? "train.curve.VALIDATION.published"
        : "train.curve.VALIDATION.mixed";
  }

  /** Shows or hides a part of all runs. */
  void setShown(RunCurves.Part part, boolean shown) {
    if (shown) {
      hiddenParts.remove(part);
    } else {
      hiddenParts.add(part);
    }
  }

  /** Shows or hides a run. */
  void setShown(RunInfo run, boolean shown) {
    if (shown) {
      hiddenRuns.remove(run.id());
    } else {
      hiddenRuns.add(run.id());
    }
  }

  boolean isShown(RunCurves.Part part) {
    return !hiddenParts.contains(part);
  }

  boolean isShown(RunInfo run) {
    return !hiddenRuns.contains(run.id());
  }

  /** What the x axis shows. */
  ObjectProperty<CurveAxis> axisProperty() {
    return axis;
  }

  /** Smoothing of the batches' curves, 0 (none) to below 1. */
  DoubleProperty smoothingProperty() {
    return smoothing;
  }
}
