package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.image.drawing.StrokePoint;

/** Lines with fewer corners (Douglas and Peucker 1973). */
final class DouglasPeucker {

  private DouglasPeucker() {}

  /**
   * The corners of an open line.
   *
   * @param most distance between the line and the result
   */
  static List<StrokePoint> open(List<StrokePoint> points, double most) {
    List<StrokePoint> corners = new ArrayList<>(List.of(points.get(0)));
    add(points, 0, points.size() - 1, most, corners);
    return corners;
  }

  /** The corners of a closed line, the first one again at the end. */
  static List<StrokePoint> closed(List<StrokePoint> points, double most) {
    int far = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).distance(points.get(0)) > points.get(far).distance(points.get(0))) {
        far = i;
      }
    }
    List<StrokePoint> round = new ArrayList<>(points);
    round.add(points.get(0));
    List<StrokePoint> corners = new ArrayList<>(List.of(points.get(0)));
    add(round, 0, far, most, corners);
    add(round, far, round.size() - 1, most, corners);
    return corners;
  }

  private static void add(
      List<StrokePoint> points, int from, int to, double most, List<StrokePoint> corners) {
    int far = -1;
    double farthest = most;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(points.get(i), points.get(from), points.get(to));
      if (distance > farthest) {
        farthest = distance;
        far = i;
      }
    }
    if (far < 0) {
      corners.add(points.get(to));
    } else {
      add(points, from, far, most, corners);
      add(points, far, to, most, corners);
    }
  }

  private static double distance(StrokePoint p, StrokePoint a, StrokePoint b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : ((p.x() - a.x()) * dx + (p.y() - a.y()) * dy) / length;
    double s = Math.max(0, Math.min(1, t));
    return p.distance(new StrokePoint(a.x() + s * dx, a.y() + s * dy));
  }
}
