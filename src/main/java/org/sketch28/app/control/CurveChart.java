package org.sketch28.app.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Plots curves over steps. Painting a curve takes time in proportion to its width in pixels,
 * however many points it has; the least and the greatest point in each column are always visible.
 * The wheel or a drag zooms, a double click shows everything again.
 */
public final class CurveChart extends Region {

  private static final double LEFT = 52;
  private static final double BOTTOM = 22;
  private static final double TOP = 24;
  private static final double RIGHT = 10;

  private final Canvas canvas = new Canvas();
  private final String title;
  private List<Curve> curves = List.of();
  private Color text = Color.BLACK;
  private Color grid = Color.LIGHTGRAY;
  private boolean logarithmic;
  private double zoomFrom = Double.NaN;
  private double zoomTo = Double.NaN;
  private double dragStart = Double.NaN;
  private double mouse = Double.NaN;
  private Consumer<double[]> rangeListener = range -> {};
  private CurveScale scale = CurveScale.fitting(List.of(), 1, 1);

  /**
   * One curve.
   *
   * @param name in the read-out
   * @param points in ascending order of x
   * @param color of the line
   * @param width of the line, in pixels
   * @param dots whether each point is drawn as a dot
   * @param mark x of the point to mark; NaN for none
   */
  public record Curve(
      String name, CurvePoints points, Color color, double width, boolean dots, double mark) {}

  /**
   * @param title above the curves
   */
  public CurveChart(String title) {
    this.title = title;
    getStyleClass().add("curve-chart");
    getChildren().add(canvas);
    setMinSize(160, 110);
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseExited(event -> point(Double.NaN));
    setOnMousePressed(this::press);
    setOnMouseDragged(event -> point(event.getX()));
    setOnMouseReleased(this::release);
    setOnScroll(this::scroll);
  }

  /** Shows curves; must be called again when they have grown. */
  public void show(List<Curve> newCurves) {
    curves = newCurves;
    paint();
  }

  /** Sets the colours of text and grid lines. */
  public void setColors(Color newText, Color newGrid) {
    text = newText;
    grid = newGrid;
    paint();
  }

  /** Switches between a linear and a logarithmic scale of values. */
  public void setLogarithmic(boolean on) {
    logarithmic = on;
    paint();
  }

  /** Sets the listener for zooming, which receives the first and last step; NaN for all. */
  public void setOnRangeChosen(Consumer<double[]> listener) {
    rangeListener = listener;
  }

  /** Shows a range of steps; NaN for all. */
  public void zoom(double from, double to) {
    zoomFrom = from;
    zoomTo = to;
    paint();
  }

  private void zoomAndNotify(double from, double to) {
    zoom(from, to);
    rangeListener.accept(new double[] {from, to});
  }

  private void point(double x) {
    mouse = x;
    paint();
  }

  private void press(MouseEvent event) {
    if (event.getClickCount() == 2) {
      zoomAndNotify(Double.NaN, Double.NaN);
    } else {
      dragStart = event.getX();
    }
  }

  private void release(MouseEvent event) {
    double end = event.getX();
    if (!Double.isNaN(dragStart) && Math.abs(end - dragStart) > 5) {
      double a = scale.stepAt(Math.min(dragStart, end) - LEFT);
      double b = scale.stepAt(Math.max(dragStart, end) - LEFT);
      dragStart = Double.NaN;
      zoomAndNotify(a, b);
    }
    dragStart = Double.NaN;
  }

  private void scroll(ScrollEvent event) {
    double factor = event.getDeltaY() > 0 ? 0.8 : 1.25;
    double at = scale.stepAt(event.getX() - LEFT);
    zoomAndNotify(at - (at - scale.fromX()) * factor, at + (scale.toX() - at) * factor);
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private void paint() {
    double width = canvas.getWidth() - LEFT - RIGHT;
    double height = canvas.getHeight() - TOP - BOTTOM;
    if (width < 20 || height < 20) {
      return;
    }
    scale =
        CurveScale.around(
            curves.stream().map(Curve::points).toList(),
            zoomFrom,
            zoomTo,
            logarithmic,
            width,
            height);
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    g.setFont(Font.font(11));
    paintGrid(g, width, height);
    g.save();
    g.translate(LEFT, TOP);
    g.beginPath();
    g.rect(0, 0, width, height);
    g.clip();
    for (Curve curve : curves) {
      paint(g, curve, width);
    }
    paintSelection(g, height);
    g.restore();
    paintReadOut(g, height);
  }

  private void paintGrid(GraphicsContext g, double width, double height) {
    g.setLineWidth(1);
    g.setStroke(grid);
    g.setFill(text);
    for (double y : scale.ticksY()) {
      double at = Math.rint(TOP + scale.pixelY(y)) + 0.5;
      g.strokeLine(LEFT, at, LEFT + width, at);
      g.fillText(CurveScale.text(y), 6, at + 4);
    }
    for (double x : scale.ticksX()) {
      double at = Math.rint(LEFT + scale.pixelX(x)) + 0.5;
      g.strokeLine(at, TOP, at, TOP + height);
      g.fillText("%,.0f".formatted(x), at - 10, TOP + height + 15);
    }
  }

  private void paint(GraphicsContext g, Curve curve, double width) {
    g.setStroke(curve.color());
    g.setFill(curve.color());
    g.setLineWidth(curve.width());
    CurvePoints points = curve.points();
    double[] line = scale.decimate(points, (int) width);
    int count = line.length / 2;
    double[] xs = new double[count];
    double[] ys = new double[count];
    for (int i = 0; i < count; i++) {
      xs[i] = line[2 * i];
      ys[i] = line[2 * i + 1];
    }
    g.strokePolyline(xs, ys, count);
    if (curve.dots()) {
      for (int i = 0; i < count; i++) {
        g.fillOval(xs[i] - 2.5, ys[i] - 2.5, 5, 5);
      }
    }
    if (!Double.isNaN(curve.mark())) {
      int at = points.from(curve.mark());
      if (at < points.size()) {
        double x = scale.pixelX(points.x(at));
        double y = scale.pixelY(points.y(at));
        g.setLineWidth(2);
        g.strokeOval(x - 6, y - 6, 12, 12);
      }
    }
  }

  private void paintSelection(GraphicsContext g, double height) {
    if (!Double.isNaN(dragStart) && !Double.isNaN(mouse)) {
      g.setFill(text.deriveColor(0, 1, 1, 0.12));
      g.fillRect(Math.min(dragStart, mouse) - LEFT, 0, Math.abs(mouse - dragStart), height);
    }
  }

  /** Shows the values under the mouse, or the last ones. */
  private void paintReadOut(GraphicsContext g, double height) {
    boolean inside = mouse >= LEFT && mouse <= canvas.getWidth() - RIGHT;
    double step = inside ? scale.stepAt(mouse - LEFT) : Double.POSITIVE_INFINITY;
    if (inside) {
      g.setStroke(text);
      g.setLineWidth(0.5);
      g.strokeLine(mouse, TOP, mouse, TOP + height);
    }
    g.setFill(text);
    String heading = inside ? "%s  ·  %,.0f".formatted(title, step) : title;
    g.fillText(heading, LEFT, 14);
    double x = LEFT + 10 + 6.5 * heading.length();
    for (Curve curve : curves) {
      if (curve.points().size() > 0 && !curve.name().isEmpty()) {
        int at = Math.max(0, Math.min(curve.points().size() - 1, curve.points().from(step)));
        String words = curve.name() + " " + CurveScale.text(curve.points().y(at));
        g.setFill(curve.color());
        g.fillText(words, x, 14);
        x += 14 + 6.2 * words.length();
      }
    }
  }
}
