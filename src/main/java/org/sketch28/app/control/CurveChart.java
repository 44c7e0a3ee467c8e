package org.sketch28.app.control;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Plots curves over steps. Painting a curve takes time in proportion to its width in pixels,
 * however many points it has; the least and the greatest point in each column are always visible.
 * The wheel or a drag zooms, a double click shows everything again.
 */
public final class CurveChart extends Region {

  private final Canvas canvas = new Canvas();
  private final String title;
  private CurvePainter.Axes axes;
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
   * @param name in the read-out; empty for a curve that is left out there
   * @param points in ascending order of x
   * @param color of the line
   * @param style of the line
   * @param mark x of the point to mark; NaN for none
   */
  public record Curve(
      String name, CurvePoints points, Color color, CurveStyle style, double mark) {}

  /**
   * @param title of the y axis
   * @param xTitle title of the x axis, whose numbers are whole
   */
  public CurveChart(String title, String xTitle) {
    this.title = title;
    this.axes = new CurvePainter.Axes(xTitle, title, true, true);
    getStyleClass().add("curve-chart");
    getChildren().add(canvas);
    setMinSize(160, 84);
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

  /**
   * Sets what the x axis shows.
   *
   * @param whole whether only whole numbers make sense
   * @param labelled whether it has its numbers and title, or shares those of a chart below
   */
  public void setXAxis(String xTitle, boolean whole, boolean labelled) {
    axes = new CurvePainter.Axes(xTitle, title, whole, labelled);
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
    double least = axes.wholeX() ? 1 : (scale.lastX() / 1000);
    boolean all = !(from > 0) && !(to < scale.lastX());
    double first = all ? Double.NaN : from;
    double last = all ? Double.NaN : Math.max(to, from + least);
    zoom(first, last);
    rangeListener.accept(new double[] {first, last});
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
      double a = scale.stepAt(Math.min(dragStart, end) - CurvePainter.LEFT);
      double b = scale.stepAt(Math.max(dragStart, end) - CurvePainter.LEFT);
      dragStart = Double.NaN;
      zoomAndNotify(a, b);
    }
    dragStart = Double.NaN;
  }

  private void scroll(ScrollEvent event) {
    double factor = event.getDeltaY() > 0 ? 0.8 : 1.25;
    double at = scale.stepAt(event.getX() - CurvePainter.LEFT);
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
    double width = canvas.getWidth() - CurvePainter.LEFT - CurvePainter.RIGHT;
    double height = canvas.getHeight() - CurvePainter.TOP - axes.bottom();
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
    CurvePainter painter = new CurvePainter(g, scale, axes, text, grid);
    painter.paintAxes();
    painter.paintCurves(curves);
    if (!Double.isNaN(dragStart) && !Double.isNaN(mouse)) {
      painter.paintSelection(dragStart, mouse);
    }
    if (mouse >= CurvePainter.LEFT && mouse <= canvas.getWidth() - CurvePainter.RIGHT) {
      painter.paintValuesAt(curves, mouse);
    } else {
      painter.paintLastValues(curves);
    }
  }
}
