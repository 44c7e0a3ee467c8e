package org.sketch28.image.drawing;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A smooth curve through the points of a stroke, so that a fast mouse, which reports few points,
 * leaves no corners: a centripetal Catmull-Rom spline (Yuksel et al. 2011), which neither
 * overshoots nor loops.
 */
public final class SmoothPath {

  private SmoothPath() {}

  /** A cubic Bézier segment. */
  public record Segment(StrokePoint from, StrokePoint c1, StrokePoint c2, StrokePoint to) {

    /** The point of the curve at {@code t}, 0…1. */
    public StrokePoint at(double t) {
      double u = 1 - t;
      double a = u * u * u;
      double b = 3 * u * u * t;
      double c = 3 * u * t * t;
      double d = t * t * t;
      return new StrokePoint(
          a * from.x() + b * c1.x() + c * c2.x() + d * to.x(),
          a * from.y() + b * c1.y() + c * c2.y() + d * to.y());
    }
  }

  /** The segments of the curve through {@code points}; none for fewer than two distinct points. */
  public static List<Segment> segments(List<StrokePoint> points) {
    List<StrokePoint> p = distinct(points);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i + 1 < p.size(); i++) {
      StrokePoint before = p.get(Math.max(0, i - 1));
      StrokePoint from = p.get(i);
      StrokePoint to = p.get(i + 1);
      StrokePoint after = p.get(Math.min(p.size() - 1, i + 2));
      segments.add(new Segment(from, control(from, before, to), control(to, after, from), to));
    }
    return segments;
  }

  /**
   * The curve as a Java2D path; a single point becomes a path of no length, which a round pen draws
   * as a dot.
   */
  public static Path2D path(List<StrokePoint> points) {
    Path2D path = new Path2D.Double();
    StrokePoint first = points.get(0);
    path.moveTo(first.x(), first.y());
    List<Segment> segments = segments(points);
    for (Segment s : segments) {
      path.curveTo(s.c1().x(), s.c1().y(), s.c2().x(), s.c2().y(), s.to().x(), s.to().y());
    }
    if (segments.isEmpty()) {
      path.lineTo(first.x(), first.y());
    }
    return path;
  }

  /** The control point beside {@code at}, on the side of {@code ahead}. */
  private static StrokePoint control(StrokePoint at, StrokePoint behind, StrokePoint ahead) {
    double d1 = Math.sqrt(at.distance(behind));
    double d2 = Math.sqrt(at.distance(ahead));
    if (d1 < 1e-9) {
      return new StrokePoint(at.x() + (ahead.x() - at.x()) / 3, at.y() + (ahead.y() - at.y()) / 3);
    }
    double scale = 1 / (3 * d1 * (d1 + d2));
    double weight = 2 * d1 * d1 + 3 * d1 * d2 + d2 * d2;
    return new StrokePoint(
        (d1 * d1 * ahead.x() - d2 * d2 * behind.x() + weight * at.x()) * scale,
        (d1 * d1 * ahead.y() - d2 * d2 * behind.y() + weight * at.y()) * scale);
  }

  private static List<StrokePoint> distinct(List<StrokePoint> points) {
    List<StrokePoint> distinct = new ArrayList<>(points.size());
    for (StrokePoint point : points) {
      if (distinct.isEmpty() || point.distance(distinct.get(distinct.size() - 1)) > 1e-6) {
        distinct.add(point);
      }
    }
    return distinct;
  }
}
