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

  /**
   * A line is drawn in pieces of at most this many segments, since the time for one path grows with
   * the square of its crossings. Nobody draws a stroke that long in one go, so what people draw
   * stays one path.
   */
  private static final int LONGEST_PIECE = 1000;

  /** The corners of a filled shape that has more are thinned out to fewer. */
  private static final int MOST_CORNERS = 4000;

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
   * The segments of a line through {@code points}, in pieces that are drawn one after the other.
   */
  public static List<List<Segment>> pieces(List<StrokePoint> points) {
    List<Segment> all = segments(points);
    List<List<Segment>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += LONGEST_PIECE) {
      pieces.add(all.subList(from, Math.min(all.size(), from + LONGEST_PIECE)));
    }
    return pieces;
  }

  /** The corners of a filled shape, thinned out if there are very many. */
  public static List<StrokePoint> corners(List<StrokePoint> points) {
    int step = (points.size() + MOST_CORNERS - 1) / MOST_CORNERS;
    if (step <= 1) {
      return points;
    }
    List<StrokePoint> thinned = new ArrayList<>();
    for (int i = 0; i < points.size(); i += step) {
      thinned.add(points.get(i));
    }
    return thinned;
  }

  /** A piece of a line as a Java2D path. */
  static Path2D pathOf(List<Segment> piece) {
    Path2D path = new Path2D.Double();
    for (Segment s : piece) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(s.from().x(), s.from().y());
      }
      path.curveTo(s.c1().x(), s.c1().y(), s.c2().x(), s.c2().y(), s.to().x(), s.to().y());
    }
    return path;
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
