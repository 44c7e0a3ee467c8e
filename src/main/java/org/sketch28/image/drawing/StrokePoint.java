package org.sketch28.image.drawing;

/**
 * A place on the canvas.
 *
 * @param x to the right, in canvas units ({@link Drawing#SIZE} is the canvas's side)
 * @param y downwards, in canvas units
 */
public record StrokePoint(double x, double y) {

  /** The distance to another point, in canvas units. */
  public double distance(StrokePoint other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
