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
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }
}
