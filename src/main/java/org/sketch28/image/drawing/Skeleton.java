package org.sketch28.image.drawing;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The centre lines of a drawing's pen strokes after the eraser has passed over them: what is left
 * of a drawing without the widths of its brushes.
 */
public final class Skeleton {

  /** Distance between samples of a line that an eraser may cut, in canvas units. */
  private static final double STEP = 1;

  /** Lines that are longer together than anybody draws have their samples farther apart. */
  private static final int MOST_SAMPLES = 100_000;

  private Skeleton() {}

  /** A line with points at short distances on it. */
  private record Sampled(Stroke line, List<StrokePoint> samples) {}

  /** The pen strokes that remain; an eraser cuts a line where it passed over its middle. */
  public static List<Stroke> of(Drawing drawing) {
    if (drawing.strokes().stream().noneMatch(s -> s.tool() == Stroke.Tool.ERASER)) {
      return drawing.strokes();
    }
    double length = 0;
    for (Stroke stroke : drawing.strokes()) {
      length += length(SmoothPath.segments(stroke.points()));
    }
    double step = Math.max(STEP, length / MOST_SAMPLES);
    List<Sampled> lines = new ArrayList<>();
    for (Stroke stroke : drawing.strokes()) {
      List<StrokePoint> samples = dense(stroke.points(), step);
      if (stroke.tool() == Stroke.Tool.ERASER) {
        PointIndex eraser = new PointIndex(samples, stroke.width() / 2);
        List<Sampled> left = new ArrayList<>();
        lines.forEach(line -> cut(line, eraser, step, left));
        lines = left;
      } else {
        lines.add(new Sampled(stroke, samples));
      }
    }
    return lines.stream().map(Sampled::line).toList();
  }

  /** The bounding box of the smoothed lines; null if there are none. */
  public static Rectangle2D bounds(List<Stroke> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Stroke line : lines) {
      // The control points may lie outside the curve.
      Polyline curve = Polyline.of(line.points(), new LinePlacement(1, 0, 0));
      for (int i = 0; i < curve.size(); i++) {
        left = Math.min(left, curve.x(i));
        right = Math.max(right, curve.x(i));
        top = Math.min(top, curve.y(i));
        bottom = Math.max(bottom, curve.y(i));
      }
    }
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  private static void cut(Sampled line, PointIndex eraser, double step, List<Sampled> left) {
    if (line.samples().stream().noneMatch(eraser::hasNear)) {
      left.add(line);
      return;
    }
    List<StrokePoint> run = new ArrayList<>();
    for (StrokePoint point : line.samples()) {
      if (eraser.hasNear(point)) {
        addUnlessTiny(line.line(), run, step, left);
        run = new ArrayList<>();
      } else {
        run.add(point);
      }
    }
    addUnlessTiny(line.line(), run, step, left);
  }

  private static void addUnlessTiny(
      Stroke line, List<StrokePoint> run, double step, List<Sampled> left) {
    // A remnant much shorter than the brush is wide was meant to be erased, too.
    if (run.size() * step > line.width() / 2) {
      left.add(new Sampled(line.withPoints(run), dense(run, step)));
    }
  }

  private static double length(List<SmoothPath.Segment> segments) {
    return segments.stream().mapToDouble(s -> s.from().distance(s.to())).sum();
  }

  private static List<StrokePoint> dense(List<StrokePoint> points, double step) {
    List<StrokePoint> dense = new ArrayList<>();
    dense.add(points.get(0));
    for (SmoothPath.Segment s : SmoothPath.segments(points)) {
      int pieces = Math.max(1, (int) Math.ceil(s.from().distance(s.to()) / step));
      for (int i = 1; i <= pieces; i++) {
        dense.add(s.at((double) i / pieces));
      }
    }
    return dense;
  }
}
