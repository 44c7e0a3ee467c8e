package org.sketch28.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Paints axes, curves and values into a plot area, whose upper left corner is at ({@link #LEFT},
 * {@link #TOP}).
 *
 * @param axes titles of the axes
 * @param text colour of texts
 * @param grid colour of grid lines
 */
record CurvePainter(GraphicsContext g, CurveScale scale, Axes axes, Color text, Color grid) {

  static final double LEFT = 64;
  static final double TOP = 22;
  static final double RIGHT = 10;

  private static final double LINE = 14;
  private static final double LETTER = 6.2;

  /**
   * What the axes show.
   *
   * @param x its title
   * @param y its title
   * @param wholeX whether only whole numbers make sense on the x axis
   * @param labelledX whether the x axis has its numbers and title, or shares those of a chart below
   */
  record Axes(String x, String y, boolean wholeX, boolean labelledX) {

    /** The room below the plot area, in pixels. */
    double bottom() {
      return labelledX ? 22 : 6;
    }
  }

  void paintAxes() {
    g.setFont(Font.font(11));
    g.setLineWidth(1);
    g.setStroke(grid);
    g.setFill(text);
    for (double y : scale.ticksY()) {
      double at = Math.rint(TOP + scale.pixelY(y)) + 0.5;
      g.strokeLine(LEFT, at, LEFT + scale.width(), at);
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(CurveScale.text(y), LEFT - 5, at + 4);
    }
    double bottom = TOP + scale.height();
    double titleWidth = LETTER * axes.x().length() + 12;
    for (double x : scale.ticksX(axes.wholeX())) {
      double at = Math.rint(LEFT + scale.pixelX(x)) + 0.5;
      g.strokeLine(at, TOP, at, bottom);
      if (axes.labelledX() && at < LEFT + scale.width() - titleWidth) {
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(CurveScale.tick(x), at, bottom + 15);
      }
    }
    if (axes.labelledX()) {
      g.setTextAlign(TextAlignment.RIGHT);
      g.fillText(axes.x(), LEFT + scale.width(), bottom + 15);
    }
    g.save();
    g.translate(12, TOP + scale.height() / 2);
    g.rotate(-90);
    g.setTextAlign(TextAlignment.CENTER);
    g.fillText(axes.y(), 0, 0);
    g.restore();
    g.setTextAlign(TextAlignment.LEFT);
  }

  void paintCurves(List<CurveChart.Curve> curves) {
    g.save();
    g.translate(LEFT, TOP);
    g.beginPath();
    g.rect(0, 0, scale.width(), scale.height());
    g.clip();
    curves.forEach(this::paint);
    g.restore();
  }

  private void paint(CurveChart.Curve curve) {
    g.setStroke(curve.color());
    g.setFill(curve.color());
    g.setLineWidth(curve.style().width());
    g.setLineDashes(curve.style().dashes());
    CurvePoints points = curve.points();
    double[] line = scale.decimate(points, (int) scale.width());
    int count = line.length / 2;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = line[2 * i];
      ys[i] = line[2 * i + 1];
    }
    g.strokePolyline(xs, ys, count);
    g.setLineDashes();
    if (curve.style().isMarked()) {
      for (int i = 0; i < count; i++) {
        g.fillOval(xs[i] - 2.5, ys[i] - 2.5, 5, 5);
      }
    }
    int at = Double.isNaN(curve.mark()) ? points.size() : points.from(curve.mark());
    if (at < points.size()) {
      g.setLineWidth(2);
      g.strokeOval(scale.pixelX(points.x(at)) - 6, scale.pixelY(points.y(at)) - 6, 12, 12);
    }
  }

  /** Shades what is being selected for a zoom. */
  void paintSelection(double from, double to) {
    g.setFill(text.deriveColor(0, 1, 1, 0.12));
    g.fillRect(Math.min(from, to), TOP, Math.abs(to - from), scale.height());
  }

  /** The last value of each curve in one line, if there is room for all. */
  void paintLastValues(List<CurveChart.Curve> curves) {
    List<CurveChart.Curve> named = named(curves);
    List<String> words =
        named.stream().map(curve -> words(curve, Double.POSITIVE_INFINITY)).toList();
    if (words.stream().mapToDouble(CurvePainter::widthWithGap).sum() > scale.width()) {
      return;
    }
    double x = LEFT;
    for (int i = 0; i < words.size(); i++) {
      g.setFill(named.get(i).color());
      g.fillText(words.get(i), x, 14);
      x += widthWithGap(words.get(i));
    }
  }

  private static double widthWithGap(String words) {
    return LETTER * words.length() + 14;
  }

  /** The values at a place, in a box beside it, in as many columns as its height needs. */
  void paintValuesAt(List<CurveChart.Curve> curves, double mouse) {
    g.setStroke(text);
    g.setLineWidth(0.5);
    g.strokeLine(mouse, TOP, mouse, TOP + scale.height());
    double place = scale.stepAt(mouse - LEFT);
    List<CurveChart.Curve> named = named(curves);
    List<String> lines = new ArrayList<>();
    lines.add(axes.x() + " " + CurveScale.tick(axes.wholeX() ? Math.rint(place) : place));
    named.forEach(curve -> lines.add(words(curve, place)));
    int rows = Math.max(1, Math.min(lines.size(), (int) ((scale.height() + TOP) / LINE) - 1));
    int columns = (lines.size() + rows - 1) / rows;
    double column = lines.stream().mapToDouble(CurvePainter::widthWithGap).max().orElse(0);
    double width = column * columns;
    boolean right = mouse + 10 + width <= LEFT + scale.width() + RIGHT;
    double left = right ? mouse + 10 : Math.max(0, mouse - 10 - width);
    g.setFill(
        text.getBrightness() < 0.5 ? Color.rgb(255, 255, 255, 0.92) : Color.rgb(24, 26, 30, 0.92));
    g.fillRect(left, 1, width, LINE * rows + 6);
    g.strokeRect(left, 1, width, LINE * rows + 6);
    g.setTextBaseline(VPos.TOP);
    for (int i = 0; i < lines.size(); i++) {
      g.setFill(i == 0 ? text : named.get(i - 1).color());
      int at = i / rows;
      g.fillText(lines.get(i), left + 6 + column * at, 4 + LINE * (i % rows));
    }
    g.setTextBaseline(VPos.BASELINE);
  }

  private static List<CurveChart.Curve> named(List<CurveChart.Curve> curves) {
    return curves.stream()
        .filter(curve -> curve.points().size() > 0 && !curve.name().isEmpty())
        .toList();
  }

  private static String words(CurveChart.Curve curve, double place) {
    CurvePoints points = curve.points();
    int at = Math.max(0, Math.min(points.size() - 1, points.from(place)));
    return curve.name() + " " + CurveScale.text(points.y(at));
  }
}
