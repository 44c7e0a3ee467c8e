package org.sketch28.image.drawing;

import java.util.List;

/**
 * A place on the canvas.
 *
 * @param x horizontal position from the left edge, in canvas units ({@link Drawing#SIZE} is the
 *     canvas's side)
 * @param y vertical position from the top edge, in canvas units
 */
public record StrokePoint(double x, double y) {

  /**
   * The distance to another point, in canvas units; unlike {@link Math#hypot}, the same to the last
   * bit in other languages.
   */
  public double distance(StrokePoint other) {
    double dx = x - other.x;
    double dy = y - other.y;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** The length of the line through points, in canvas units. */
  public static double length(List<StrokePoint> points) {
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length += points.get(i - 1).distance(points.get(i));
    }
    return length;
  }
}
