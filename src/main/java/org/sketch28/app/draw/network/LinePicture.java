package org.sketch28.app.draw.network;

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
    double left = startX * scale;
    double right = Math.max(endX * scale, left + 1);
    double slope = (endY - startY) * scale / (right - left);
    // What a column of pixels has of the line.
    double reach = thickness * scale * Math.sqrt(1 + slope * slope) / 2;
    int first = Math.max(0, (int) Math.floor(left));
    int last = Math.min(width - 1, (int) Math.ceil(right) - 1);
    for (int x = first; x <= last; x++) {
      double share = Math.min(x + 1, right) - Math.max(x, left);
      double middle = startY * scale + slope * (x + 0.5 - left);
      column(x, middle - reach, middle + reach, share, color);
    }
  }

  private void column(int x, double top, double bottom, double share, Color color) {
    int first = Math.max(0, (int) Math.floor(top));
    int last = Math.min(height - 1, (int) Math.ceil(bottom) - 1);
    for (int y = first; y <= last; y++) {
      double covered = Math.min(y + 1, bottom) - Math.max(y, top);
      int index = y * width + x;
      pixels[index] = over(pixels[index], color, share * covered * color.getOpacity());
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

  /** The picture, width × height pixels of {@code scale} to a unit. */
  Image image() {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    return image;
  }
}
