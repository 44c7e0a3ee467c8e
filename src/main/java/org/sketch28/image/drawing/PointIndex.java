package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out whether one of many points is near, without looking at all of them. */
final class PointIndex {

  private final double radius;
  private final Map<Long, List<StrokePoint>> cells = new HashMap<>();

  /**
   * @param points to look for
   * @param radius up to which they count as near, above 0
   */
  PointIndex(List<StrokePoint> points, double radius) {
    this.radius = radius;
    for (StrokePoint point : points) {
      cells
          .computeIfAbsent(key(cell(point.x()), cell(point.y())), key -> new ArrayList<>())
          .add(point);
    }
  }

  private int cell(double place) {
    return (int) Math.floor(place / radius);
  }

  private static long key(int column, int row) {
    return ((long) column << 32) | (row & 0xffffffffL);
  }

  /** Whether one of the points is within the radius. */
  boolean hasNear(StrokePoint point) {
    int column = cell(point.x());
    int row = cell(point.y());
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        for (StrokePoint other : cells.getOrDefault(key(column + dx, row + dy), List.of())) {
          if (point.distance(other) <= radius) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
