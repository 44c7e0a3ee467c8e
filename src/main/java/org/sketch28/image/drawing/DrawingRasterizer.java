package org.sketch28.image.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import org.sketch28.image.GrayImage;

/**
 * Renders drawings as grey pixels with Java2D, so that what is classified never depends on the
 * screen, its scale or the graphics pipeline. Safe from several threads.
 */
public final class DrawingRasterizer {

  private DrawingRasterizer() {}

  /**
   * Renders the area that a drawing needs.
   *
   * @param size pixels for each {@link Drawing#SIZE} units; the width and height of the result,
   *     unless the drawing reaches beyond the square
   */
  public static GrayImage rasterize(Drawing drawing, int size) {
    return rasterize(drawing, drawing.area(), size);
  }

  /** Renders only the square in the middle of the canvas, as {@code size} × {@code size} pixels. */
  public static GrayImage rasterizeSquare(Drawing drawing, int size) {
    return rasterize(drawing, Drawing.empty().area(), size);
  }

  /** Renders a part of the canvas, with {@code size} pixels for each {@link Drawing#SIZE} units. */
  static GrayImage rasterize(Drawing drawing, Rectangle2D area, int size) {
    return rasterize(drawing, area, size, null);
  }

  private static GrayImage rasterize(
      Drawing drawing, Rectangle2D area, int size, FloodListener listener) {
    double scale = size / Drawing.SIZE;
    AffineTransform place = AffineTransform.getScaleInstance(scale, scale);
    place.translate(-area.getX(), -area.getY());
    int width = (int) Math.round(area.getWidth() * scale);
    int height = (int) Math.round(area.getHeight() * scale);
    return rasterize(drawing, width, height, place, listener);
  }

  /** Sees what each flood fill of a drawing changes. */
  @FunctionalInterface
  interface FloodListener {
    void flooded(Stroke flood, GrayImage before, GrayImage after);
  }

  /** Renders the area that a drawing needs, and tells what its flood fills change. */
  static void rasterize(Drawing drawing, int size, FloodListener listener) {
    rasterize(drawing, drawing.area(), size, listener);
  }

  /**
   * Renders a part of the plane.
   *
   * @param transform from canvas units to pixels: a uniform scale and a shift
   * @param listener null if nobody asks
   */
  private static GrayImage rasterize(
      Drawing drawing, int width, int height, AffineTransform transform, FloodListener listener) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.setTransform(transform);
      drawing.picture().ifPresent(picture -> drawPicture(graphics, picture));
      for (Stroke stroke : drawing.strokes()) {
        GrayImage before = listener != null && stroke.isFlood() ? pixels(image) : null;
        draw(image, graphics, stroke);
        if (before != null) {
          listener.flooded(stroke, before, pixels(image));
        }
      }
    } finally {
      graphics.dispose();
    }
    return pixels(image);
  }

  private static GrayImage pixels(BufferedImage image) {
    byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new GrayImage(image.getWidth(), image.getHeight(), data);
  }

  private static void drawPicture(Graphics2D graphics, GrayImage picture) {
    double scale = Drawing.SIZE / Math.max(picture.width(), picture.height());
    AffineTransform place =
        AffineTransform.getTranslateInstance(
            (Drawing.SIZE - picture.width() * scale) / 2,
            (Drawing.SIZE - picture.height() * scale) / 2);
    place.scale(scale, scale);
    graphics.drawImage(toBufferedImage(picture), place, null);
  }

  /** Converts an image to an 8-bit grey image of Java2D. */
  public static BufferedImage toBufferedImage(GrayImage image) {
    BufferedImage result =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    result.getRaster().setDataElements(0, 0, image.width(), image.height(), image.toBytes());
    return result;
  }

  private static void draw(BufferedImage image, Graphics2D graphics, Stroke stroke) {
    switch (stroke.tool()) {
      case PEN -> line(graphics, stroke, stroke.gray());
      case ERASER -> line(graphics, stroke, 0);
      case FILL -> {
        if (stroke.isFlood()) {
          FloodFill.fill(image, graphics.getTransform(), stroke);
        } else {
          graphics.setColor(gray(stroke.gray()));
          Path2D shape = SmoothPath.path(SmoothPath.corners(stroke.points()));
          shape.closePath();
          graphics.fill(shape);
        }
      }
    }
  }

  private static void line(Graphics2D graphics, Stroke stroke, int level) {
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.setColor(gray(level));
    graphics.setStroke(
        new BasicStroke((float) stroke.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    List<List<SmoothPath.Segment>> pieces = SmoothPath.pieces(stroke.points());
    if (pieces.isEmpty()) {
      graphics.draw(SmoothPath.path(stroke.points()));
    }
    for (List<SmoothPath.Segment> piece : pieces) {
      graphics.draw(SmoothPath.pathOf(piece));
    }
  }

  private static Color gray(int level) {
    return new Color(level, level, level);
  }
}
