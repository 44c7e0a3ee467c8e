package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.List;

/** Cuts the lines of strokes into parts that keep their form. */
public final class StrokeParts {

  /** At most so many points on each segment of a curve. */
  private static final int STEPS = 6;

  /** Points on a curve need not be closer than this, in canvas units. */
  private static final double CLOSEST = 2;

  private StrokeParts() {}

  /** Into how many parts of about a length a stroke is cut, at least one. */
  static int count(Stroke stroke, double wanted) {
    return (int) Math.max(1, Math.round(StrokePoint.length(stroke.points()) / wanted));
  }

  /**
   * Cuts a stroke into parts of about the same length, which follow each other.
   *
   * @param wanted length of a part, in canvas units, above 0
   */
  public static List<Stroke> of(Stroke stroke, double wanted) {
    int count = count(stroke, wanted);
    if (count == 1) {
      return List.of(stroke);
    }
    List<StrokePoint> points = curve(stroke.points());
    List<Stroke> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(stroke.withPoints(part(points, (double) i / count, (double) (i + 1) / count)));
    }
    return parts;
  }

  /** Points on the curve that is drawn through some, so close that its parts keep its form. */
  static List<StrokePoint> curve(List<StrokePoint> points) {
    List<StrokePoint> curve = new ArrayList<>();
    curve.add(points.get(0));
    for (SmoothPath.Segment segment : SmoothPath.segments(points)) {
      double length = segment.at(0).distance(segment.at(1));
      int steps = (int) Math.max(1, Math.min(STEPS, Math.ceil(length / CLOSEST)));
      for (int i = 1; i <= steps; i++) {
        curve.add(segment.at((double) i / steps));
      }
    }
    return curve;
  }

  /** The part of a line between two shares of its length, 0…1. */
  static List<StrokePoint> part(List<StrokePoint> points, double from, double to) {
    double total = StrokePoint.length(points);
    double start = from * total;
    double end = to * total;
    List<StrokePoint> part = new ArrayList<>();
    double before = 0;
    for (int i = 1; i < points.size(); i++) {
      StrokePoint a = points.get(i - 1);
      StrokePoint b = points.get(i);
      double after = before + a.distance(b);
      if (part.isEmpty() && after >= start) {
        part.add(between(a, b, start - before, after - before));
      }
      if (!part.isEmpty()) {
        if (after >= end) {
          part.add(between(a, b, end - before, after - before));
          return part;
        }
        part.add(b);
      }
      before = after;
    }
    // Rounding may leave the last share a hair beyond the line.
    part.add(points.get(points.size() - 1));
    return part;
  }

  private static StrokePoint between(StrokePoint a, StrokePoint b, double along, double length) {
    double t = length == 0 ? 0 : Math.max(0, Math.min(1, along / length));
    return new StrokePoint(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
  }
}
