package org.sketch28.app.control;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** The pixels of an image of JavaFX. */
public final class ImagePixels {

  private ImagePixels() {}

  /**
   * Width × height pixels, row by row: alpha, red, green and blue, one byte each.
   *
   * @param image has been loaded
   */
  public static int[] argb(Image image) {
    return argb(image, 1);
  }

  /**
   * Some of the pixels, row by row, in the same format.
   *
   * @param step the distance between them, from the first one on
   */
  public static int[] argb(Image image, int step) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int columns = (width + step - 1) / step;
    int rows = (height + step - 1) / step;
    int[] pixels = new int[columns * rows];
    int[] row = new int[width];
    for (int y = 0; y < rows; y++) {
      image
          .getPixelReader()
          .getPixels(0, y * step, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
      for (int x = 0; x < columns; x++) {
        pixels[y * columns + x] = row[x * step];
      }
    }
    return pixels;
  }
}
