package org.sketch28.app.draw.network;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A transparent picture of anti-aliased lines that run from left to right. Without a graphics card,
 * JavaFX needs longer for some hundred lines than the network needs for all its layers.
 */
final class LinePicture {

  private static final int BYTE = 255;

  private final int width;
  private final int height;
  private final double scale;

  /** Premultiplied ARGB. */
  private final int[] pixels;

  /**
   * @param width in the units of the lines
   * @param height in the same units
   * @param scale pixels for each unit
   */
  LinePicture(double width, double height, double scale) {
    this.width = Math.max(1, (int) Math.ceil(width * scale));
    this.height = Math.max(1, (int) Math.ceil(height * scale));
    this.scale = scale;
    this.pixels = new int[this.width * this.height];
  }

  /**
   * Draws a line.
   *
   * @param endX not less than {@code startX}
   * @param thickness in the same units
   * @param color with its opacity
   */
  void line(double startX, double startY, double endX, double endY, double thickness, Color color) {
    double dx = Math.max((endX - startX) * scale, 1);
    double dy = (endY - startY) * scale;
    double thick = thickness * scale;
    if (Math.abs(dy) <= dx) {
      along(startX * scale, startY * scale, dx, dy, thick, color, true);
    } else if (dy > 0) {
      along(startY * scale, startX * scale, dy, dx, thick, color, false);
    } else {
      along(startY * scale + dy, startX * scale + dx, -dy, -dx, thick, color, false);
    }
  }

  /**
   * Draws a line that is longer in one direction than in the other: of each pixel's row or column,
   * it covers a span across.
   *
   * @param start where it begins in the longer direction
   * @param across where it begins in the other one
   * @param level whether the longer direction is from left to right, and not downwards
   */
  private void along(
      double start,
      double across,
      double length,
      double rise,
      double thickness,
      Color color,
      boolean level) {
    double slope = rise / length;
    double reach = thickness * Math.sqrt(1 + slope * slope) / 2;
    double end = start + length;
    int first = Math.max(0, (int) Math.floor(start));
    int last = Math.min(level ? width : height, (int) Math.ceil(end)) - 1;
    for (int i = first; i <= last; i++) {
      double share = Math.min(i + 1, end) - Math.max(i, start);
      double middle = across + slope * (i + 0.5 - start);
      span(i, middle - reach, middle + reach, share * color.getOpacity(), color, level);
    }
  }

  private void span(int i, double from, double to, double opacity, Color color, boolean level) {
    int first = Math.max(0, (int) Math.floor(from));
    int last = Math.min(level ? height : width, (int) Math.ceil(to)) - 1;
    for (int j = first; j <= last; j++) {
      double covered = Math.min(j + 1, to) - Math.max(j, from);
      int index = level ? j * width + i : i * width + j;
      pixels[index] = over(pixels[index], color, opacity * covered);
    }
  }

  private static int over(int below, Color color, double alpha) {
    double through = 1 - alpha;
    int a = mixed(below >>> 24, through, alpha);
    int r = mixed(below >> 16 & BYTE, through, alpha * color.getRed());
    int g = mixed(below >> 8 & BYTE, through, alpha * color.getGreen());
    int b = mixed(below & BYTE, through, alpha * color.getBlue());
    return a << 24 | r << 16 | g << 8 | b;
  }

  private static int mixed(int below, double through, double added) {
    return (int) Math.min(BYTE, Math.round(below * through + BYTE * added));
  }

  /** Draws the picture, with a pixel of it for each of the screen. */
  void drawOn(GraphicsContext graphics) {
    graphics.drawImage(image(), 0, 0, width / scale, height / scale);
  }

  /** The picture, with {@code scale} pixels for each unit. */
  Image image() {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    return image;
  }
}
