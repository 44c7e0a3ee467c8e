package org.sketch28.image.drawing;

import java.util.List;
import java.util.Objects;

/**
 * One movement of one tool, from press to release. Immutable.
 *
 * @param tool what was used
 * @param points at least one; for {@link Tool#FILL} a single point floods the area around it and
 *     several are the corners of a filled shape
 * @param width of the brush in canvas units, above 0
 * @param gray the amount of ink, 0…255; an eraser ignores it
 */
public record Stroke(Tool tool, List<StrokePoint> points, double width, int gray) {

  /** What a stroke is made with. */
  public enum Tool {
    PEN,
    ERASER,
    FILL
  }

  public Stroke {
    Objects.requireNonNull(tool, "a stroke without a tool");
    points = points instanceof PointList ? points : List.copyOf(points);
    if (points.isEmpty() || !(width > 0) || gray < 0 || gray > 255) {
      throw new IllegalArgumentException("stroke of width " + width + ", grey " + gray);
    }
  }

  /** A full-ink pen stroke. */
  public static Stroke pen(double width, StrokePoint... points) {
    return new Stroke(Tool.PEN, List.of(points), width, 255);
  }

  /** This stroke, one point longer; takes the same time however long the stroke is. */
  public Stroke plus(StrokePoint point) {
    return withPoints(PointList.append(points, point));
  }

  /** This stroke with other points. */
  public Stroke withPoints(List<StrokePoint> newPoints) {
    return new Stroke(tool, newPoints, width, gray);
  }

  /** Whether this is a flood fill from a single point. */
  public boolean isFlood() {
    return tool == Tool.FILL && points.size() == 1;
  }
}
