package org.sketch28.app.train;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;

/** A chart of losses above one of accuracies. */
final class CurvesPane extends GridPane {

  private final CurveSelection selection;
  private final Map<RunCurves.Measure, CurveChart> charts = new EnumMap<>(RunCurves.Measure.class);

  CurvesPane(CurveSelection selection) {
    this.selection = selection;
    setId("curves");
    for (RunCurves.Measure measure : RunCurves.Measure.values()) {
      CurveChart chart = new CurveChart(Messages.text("train.curve." + measure));
      chart.setId("chart-" + measure.name().toLowerCase(Locale.ROOT));
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

  /** Draws the curves as they are now. */
  void refresh() {
    charts.forEach((measure, chart) -> chart.show(selection.curves(measure)));
  }
}
