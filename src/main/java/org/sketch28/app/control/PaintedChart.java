package org.sketch28.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** A chart that is painted anew on a canvas of its own size whenever something about it changes. */
public abstract class PaintedChart extends Region {

  private final Canvas canvas = new Canvas();
  private Color text = Color.GRAY;
  private Color grid = Color.LIGHTGRAY;

  protected PaintedChart() {
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Sets the colours of text and grid lines. */
  public final void setColors(Color newText, Color newGrid) {
    text = newText;
    grid = newGrid;
    repaint();
  }

  /** The colour of text. */
  protected final Color text() {
    return text;
  }

  /** The colour of grid lines. */
  protected final Color grid() {
    return grid;
  }

  @Override
  protected final void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    repaint();
  }

  /** Paints it after something has changed. */
  protected final void repaint() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    paint(graphics, canvas.getWidth(), canvas.getHeight());
  }

  /**
   * Paints it.
   *
   * @param graphics of an empty canvas
   * @param width of the canvas; 0 before it has a place
   * @param height of the canvas
   */
  protected abstract void paint(GraphicsContext graphics, double width, double height);
}
