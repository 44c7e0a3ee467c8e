package org.sketch28.app.control;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.sketch28.image.GrayImage;

/** Converts grey images to JavaFX images. */
public final class GrayImages {

  private GrayImages() {}

  /**
   * Converts an image, with grey levels as colours between two given ones.
   *
   * @param zero the colour of 0
   * @param full the colour of 255
   */
  public static WritableImage toImage(GrayImage image, Color zero, Color full) {
    int[] palette = new int[256];
    for (int level = 0; level < 256; level++) {
      palette[level] = argb(zero.interpolate(full, level / 255.0));
    }
    int[] pixels = new int[image.width() * image.height()];
    for (int y = 0, i = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++, i++) {
        pixels[i] = palette[image.get(x, y)];
      }
    }
    WritableImage result = new WritableImage(image.width(), image.height());
    result
        .getPixelWriter()
        .setPixels(
            0,
            0,
            image.width(),
            image.height(),
            PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            image.width());
    return result;
  }

  private static int argb(Color color) {
    return (int) Math.round(color.getOpacity() * 255) << 24
        | (int) Math.round(color.getRed() * 255) << 16
        | (int) Math.round(color.getGreen() * 255) << 8
        | (int) Math.round(color.getBlue() * 255);
  }
}
