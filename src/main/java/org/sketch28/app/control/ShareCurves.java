package org.sketch28.app.control;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Shares from 0 to 1 over a few steps, a line for each, with the step that is shown and one that is
 * marked. A click or a drag selects a step.
 */
public final class ShareCurves extends PaintedChart {

  private static final double LEFT = 40;
  private static final double RIGHT = 76;
  private static final double TOP = 8;
  private static final double BOTTOM = 20;
  private static final double FONT = 11;

  private List<Line> lines = List.of();
  private int steps = 1;
  private int shown;
  private OptionalInt marked = OptionalInt.empty();
  private String from = "";
  private String to = "";

  /**
   * A line.
   *
   * @param name at its end
   * @param shares one for each step, 0…1
   */
  public record Line(String name, float[] shares, Color color) {}

  /**
   * @param select receives the step that the user selects, from 0
   */
  public ShareCurves(IntConsumer select) {
    setMinSize(160, 90);
    setOnMousePressed(event -> select.accept(step(event.getX())));
    setOnMouseDragged(event -> select.accept(step(event.getX())));
  }

  private int step(double x) {
    double share = (x - LEFT) / Math.max(1, getWidth() - LEFT - RIGHT);
    return (int) Math.max(0, Math.min(steps - 1L, Math.round(share * (steps - 1))));
  }

  /**
   * Shows lines.
   *
   * @param newLines all of as many steps, at least two
   * @param left what the first step is
   * @param right what the last step is
   */
  public void show(List<Line> newLines, String left, String right) {
    lines = List.copyOf(newLines);
    steps = lines.isEmpty() ? 1 : lines.get(0).shares().length;
    from = left;
    to = right;
    repaint();
  }

  /** Shows where the reader is, and the step that matters. */
  public void mark(int current, OptionalInt crossing) {
    shown = current;
    marked = crossing;
    repaint();
  }

  private double x(int step) {
    return LEFT + (getWidth() - LEFT - RIGHT) * step / Math.max(1, steps - 1);
  }

  private double y(double share) {
    return TOP + (getHeight() - TOP - BOTTOM) * (1 - share);
  }

  @Override
  protected void paint(GraphicsContext graphics, double width, double height) {
    if (getWidth() < LEFT + RIGHT || getHeight() < TOP + BOTTOM) {
      return;
    }
    graphics.setFont(Font.font(FONT));
    paintAxes(graphics);
    marked.ifPresent(step -> paintStep(graphics, step, Palette.WRONG, 4));
    lines.forEach(line -> paint(graphics, line));
    if (!lines.isEmpty()) {
      paintStep(graphics, shown, text(), 0);
    }
  }

  private void paintAxes(GraphicsContext graphics) {
    graphics.setLineWidth(1);
    graphics.setFill(text());
    for (int quarter = 0; quarter <= 4; quarter += 2) {
      double y = y(quarter / 4.0);
      graphics.setStroke(grid());
      graphics.strokeLine(LEFT, y, getWidth() - RIGHT, y);
      graphics.setTextAlign(TextAlignment.RIGHT);
      graphics.setTextBaseline(VPos.CENTER);
      graphics.fillText(25 * quarter + " %", LEFT - 4, y);
    }
    graphics.setTextBaseline(VPos.BOTTOM);
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.fillText(from, LEFT, getHeight() - 2);
    graphics.setTextAlign(TextAlignment.RIGHT);
    graphics.fillText(to, getWidth() - RIGHT, getHeight() - 2);
  }

  private void paintStep(GraphicsContext graphics, int step, Color color, double dash) {
    graphics.setStroke(color);
    graphics.setLineWidth(1.2);
    graphics.setLineDashes(dash);
    graphics.strokeLine(x(step), y(1), x(step), y(0));
    graphics.setLineDashes();
  }

  private void paint(GraphicsContext graphics, Line line) {
    graphics.setStroke(line.color());
    graphics.setLineWidth(2);
    graphics.beginPath();
    for (int s = 0; s < line.shares().length; s++) {
      if (s == 0) {
        graphics.moveTo(x(s), y(line.shares()[s]));
      } else {
        graphics.lineTo(x(s), y(line.shares()[s]));
      }
    }
    graphics.stroke();
    int highest = 0;
    for (int s = 1; s < line.shares().length; s++) {
      highest = line.shares()[s] >= line.shares()[highest] ? s : highest;
    }
    graphics.setFill(line.color());
    // Where the line is highest it is alone; at the right end the names have a margin.
    boolean end = highest == line.shares().length - 1;
    graphics.setTextAlign(end || highest == 0 ? TextAlignment.LEFT : TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.TOP);
    graphics.fillText(
        line.name(), x(highest) + (end || highest == 0 ? 5 : 0), y(line.shares()[highest]) + 3);
  }
}
