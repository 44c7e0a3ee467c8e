package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveStyle;
import org.sketch28.train.run.RunInfo;

/**
 * What the curves stand for: the lines for all runs, then the colours of the runs. A click hides or
 * shows an entry.
 */
final class CurveLegend extends FlowPane {

  private final CurveSelection selection;
  private final Runnable changed;
  private Color text = Color.BLACK;
  private List<Object> shown = List.of();

  /**
   * @param changed runs when the user has shown or hidden something
   */
  CurveLegend(CurveSelection selection, Runnable changed) {
    super(6, 4);
    this.selection = selection;
    this.changed = changed;
    setId("legend");
    setAlignment(Pos.CENTER_LEFT);
  }

  void setTextColor(Color color) {
    text = color;
    shown = List.of();
  }

  /**
   * Shows entries; does nothing if they are those that are shown already.
   *
   * @param parts that any run has
   * @param altered whether training images are altered at random in any run
   */
  void show(List<RunInfo> runs, List<RunCurves.Part> parts, boolean altered) {
    List<Object> next = List.of(runs, parts, altered, text);
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    List<Node> entries = new ArrayList<>();
    for (RunCurves.Part part : parts) {
      boolean explained = altered && part == RunCurves.Part.TRAINING;
      ToggleButton entry =
          entry(
              Messages.text(
                  explained ? "train.curve.TRAINING.altered" : CurveSelection.key(part, runs)),
              line(CurveSelection.style(part)),
              selection.isShown(part),
              on -> selection.setShown(part, on));
      entry.setId("legend-" + part.name().toLowerCase(Locale.ROOT));
      entries.add(entry);
    }
    for (int i = 0; runs.size() > 1 && i < runs.size(); i++) {
      RunInfo run = runs.get(i);
      ToggleButton entry =
          entry(
              selection.title(run),
              new Rectangle(10, 10, selection.color(run)),
              selection.isShown(run),
              on -> selection.setShown(run, on));
      entry.setId("legend-run-" + i);
      entries.add(entry);
    }
    getChildren().setAll(entries);
  }

  private Line line(CurveStyle style) {
    Line line = new Line(0, 0, 26, 0);
    line.setStroke(text);
    line.setStrokeWidth(style.width());
    for (double dash : style.dashes()) {
      line.getStrokeDashArray().add(dash);
    }
    return line;
  }

  private ToggleButton entry(String name, Node sample, boolean on, Consumer<Boolean> show) {
    ToggleButton entry = new ToggleButton(name, sample);
    entry.getStyleClass().addAll("small", "legend-entry");
    entry.setSelected(on);
    entry.setTooltip(new Tooltip(Messages.text("train.legend.tip")));
    entry
        .selectedProperty()
        .addListener(
            (p, o, selected) -> {
              show.accept(selected);
              changed.run();
            });
    return entry;
  }
}
