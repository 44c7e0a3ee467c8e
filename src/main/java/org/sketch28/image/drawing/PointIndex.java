package org.sketch28.image.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * Finds out whether one of many points is near, without looking at all of them: they are sorted
 * into the cells of a grid, of which only those around a place are looked at.
 */
final class PointIndex {

  /** Most cells side by side; larger ones for points that are spread far. */
  private static final int MOST = 256;

  private final List<StrokePoint> points;
  private final double radius;
  private final double left;
  private final double top;
  private final double cell;
  private final int columns;
  private final int rows;

  /** The last point of each cell; −1 for none. */
  private final int[] last;

  /** The point before each point in the same cell; −1 for none. */
  private final int[] previous;

  /** Whether a cell, or one that touches it, has points. */
  private final boolean[] near;

  /**
   * @param points to look for, at least one
   * @param radius up to which they count as near, above 0
   */
  PointIndex(List<StrokePoint> points, double radius) {
    this.points = points;
    this.radius = radius;
    double right = points.stream().mapToDouble(StrokePoint::x).max().orElseThrow();
    double bottom = points.stream().mapToDouble(StrokePoint::y).max().orElseThrow();
    double smallestX = points.stream().mapToDouble(StrokePoint::x).min().orElseThrow();
    double smallestY = points.stream().mapToDouble(StrokePoint::y).min().orElseThrow();
    cell = Math.max(radius, Math.max(right - smallestX, bottom - smallestY) / MOST);
    // An empty cell on each side, so that every cell with points has eight around it.
    left = smallestX - 1.5 * cell;
    top = smallestY - 1.5 * cell;
    columns = column(right) + 2;
    rows = row(bottom) + 2;
    last = new int[columns * rows];
    near = new boolean[columns * rows];
    previous = new int[points.size()];
    Arrays.fill(last, -1);
    for (int i = 0; i < previous.length; i++) {
      int at = row(points.get(i).y()) * columns + column(points.get(i).x());
      previous[i] = last[at];
      last[at] = i;
      for (int dy = -columns; dy <= columns; dy += columns) {
        near[at + dy - 1] = true;
        near[at + dy] = true;
        near[at + dy + 1] = true;
      }
    }
  }

  private int column(double x) {
    return (int) Math.floor((x - left) / cell);
  }

  private int row(double y) {
    return (int) Math.floor((y - top) / cell);
  }

  /** Whether one of the points is within the radius. */
  boolean hasNear(StrokePoint point) {
    int column = column(point.x());
    int row = row(point.y());
    if (column < 0
        || column >= columns
        || row < 0
        || row >= rows
        || !near[row * columns + column]) {
      return false;
    }
    for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        for (int i = last[y * columns + x]; i >= 0; i = previous[i]) {
          if (point.distance(points.get(i)) <= radius) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
