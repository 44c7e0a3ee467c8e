package org.sketch28.image.drawing;

import java.util.List;

/**
 * A smoothed stroke as straight pieces. Only sums, products, quotients and square roots are used,
 * which are the same to the last bit in every language that follows IEEE 754.
 */
final class Polyline {

  /** How far a piece may be from the curve, in pixels. */
  private static final double TOLERANCE = 0.05;

  private final double[] corners;

  private Polyline(double[] corners) {
    this.corners = corners;
  }

  /**
   * The smoothed curve through points; each of its segments becomes so many pieces that none is
   * farther from it than the tolerance (Wang's bound on the second differences of the control
   * points).
   */
  static Polyline of(List<StrokePoint> points, LinePlacement place) {
    List<SmoothPath.Segment> segments = SmoothPath.segments(points);
    int[] pieces = new int[segments.size()];
    int all = 0;
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = pieces(segments.get(i), place.scale());
      all += pieces[i];
    }
    double[] corners = new double[2 * all + 2];
    int next = put(corners, 0, points.get(0), place);
    for (int i = 0; i < pieces.length; i++) {
      for (int piece = 1; piece <= pieces[i]; piece++) {
        StrokePoint at = segments.get(i).at((double) piece / pieces[i]);
        next = put(corners, next, at, place);
      }
    }
    return new Polyline(corners);
  }

  private static int put(double[] corners, int index, StrokePoint point, LinePlacement place) {
    corners[index] = point.x() * place.scale() + place.x();
    corners[index + 1] = point.y() * place.scale() + place.y();
    return index + 2;
  }

  private static int pieces(SmoothPath.Segment s, double scale) {
    double x1 = s.from().x() - 2 * s.c1().x() + s.c2().x();
    double y1 = s.from().y() - 2 * s.c1().y() + s.c2().y();
    double x2 = s.c1().x() - 2 * s.c2().x() + s.to().x();
    double y2 = s.c1().y() - 2 * s.c2().y() + s.to().y();
    double bend = Math.sqrt(Math.max(x1 * x1 + y1 * y1, x2 * x2 + y2 * y2)) * scale;
    return Math.max(1, (int) Math.ceil(Math.sqrt(0.75 * bend / TOLERANCE)));
  }

  /** The number of corners, at least one. */
  int size() {
    return corners.length / 2;
  }

  double x(int corner) {
    return corners[2 * corner];
  }

  double y(int corner) {
    return corners[2 * corner + 1];
  }
}
