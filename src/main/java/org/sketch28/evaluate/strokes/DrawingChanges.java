package org.sketch28.evaluate.strokes;

import java.util.function.UnaryOperator;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/** Drawings that are rotated, scaled and moved, or drawn with another brush. */
final class DrawingChanges {

  private static final double MIDDLE = Drawing.SIZE / 2;

  private DrawingChanges() {}

  private static Drawing points(Drawing drawing, UnaryOperator<StrokePoint> change) {
    return Drawing.of(
        drawing.strokes().stream()
            .map(stroke -> stroke.withPoints(stroke.points().stream().map(change).toList()))
            .toList());
  }

  /** Rotated clockwise about the centre of the canvas. */
  static Drawing rotated(Drawing drawing, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return points(
        drawing,
        p -> {
          double x = p.x() - MIDDLE;
          double y = p.y() - MIDDLE;
          return new StrokePoint(MIDDLE + x * cos - y * sin, MIDDLE + x * sin + y * cos);
        });
  }

  /** Scaled about the centre of the canvas without changing the brush, then moved. */
  static Drawing placed(Drawing drawing, double scale, double dx, double dy) {
    return points(
        drawing,
        p ->
            new StrokePoint(
                MIDDLE + dx + scale * (p.x() - MIDDLE), MIDDLE + dy + scale * (p.y() - MIDDLE)));
  }

  /** Drawn with a brush of another width, in canvas units. */
  static Drawing brushed(Drawing drawing, double width) {
    return Drawing.of(
        drawing.strokes().stream()
            .map(s -> new Stroke(s.tool(), s.points(), width, s.gray()))
            .toList());
  }
}
