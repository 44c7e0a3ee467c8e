package org.sketch28.app.control;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.sketch28.image.drawing.SmoothPath;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Paints a drawing on the screen, with the same curves that are classified.
 *
 * @param paper the background
 * @param ink the colour of full ink; lower levels lie between it and the paper
 */
record DrawingPainter(Color paper, Color ink) {

  /**
   * Paints strokes.
   *
   * @param floods the area of each flood fill; a missing one is not computed yet and is left out
   * @param area the part of the canvas that {@code floods} cover, in canvas units
   */
  void paint(
      GraphicsContext graphics, List<Stroke> strokes, Map<Stroke, Image> floods, Rectangle2D area) {
    for (Stroke stroke : strokes) {
      Color color = stroke.tool() == Stroke.Tool.ERASER ? paper : color(stroke.gray());
      if (stroke.isFlood()) {
        Image flood = floods.get(stroke);
        if (flood != null) {
          graphics.drawImage(flood, area.getX(), area.getY(), area.getWidth(), area.getHeight());
        }
      } else {
        paint(graphics, stroke, color);
      }
    }
  }

  /** Paints a line or a filled shape in a colour of its own. */
  void paint(GraphicsContext graphics, Stroke stroke, Color color) {
    graphics.setLineCap(StrokeLineCap.ROUND);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
    if (stroke.tool() == Stroke.Tool.FILL) {
      graphics.setFill(color);
      fill(graphics, SmoothPath.segments(SmoothPath.corners(stroke.points())));
    } else {
      line(graphics, stroke, color);
    }
  }

  /** The colour on screen of an ink level, 0…255. */
  Color color(int level) {
    return paper.interpolate(ink, level / 255.0);
  }

  private static void line(GraphicsContext graphics, Stroke stroke, Color color) {
    List<StrokePoint> points = stroke.points();
    List<List<SmoothPath.Segment>> pieces = SmoothPath.pieces(points);
    if (pieces.isEmpty()) {
      StrokePoint dot = points.get(0);
      double radius = stroke.width() / 2;
      graphics.setFill(color);
      graphics.fillOval(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius);
      return;
    }
    graphics.setStroke(color);
    graphics.setLineWidth(stroke.width());
    for (List<SmoothPath.Segment> piece : pieces) {
      trace(graphics, piece);
      graphics.stroke();
    }
  }

  private static void fill(GraphicsContext graphics, List<SmoothPath.Segment> outline) {
    if (!outline.isEmpty()) {
      trace(graphics, outline);
      graphics.closePath();
      graphics.fill();
    }
  }

  private static void trace(GraphicsContext graphics, List<SmoothPath.Segment> segments) {
    StrokePoint start = segments.get(0).from();
    graphics.beginPath();
    graphics.moveTo(start.x(), start.y());
    for (SmoothPath.Segment s : segments) {
      graphics.bezierCurveTo(
          s.c1().x(), s.c1().y(), s.c2().x(), s.c2().y(), s.to().x(), s.to().y());
    }
  }
}
