package org.sketch28.image.drawing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** Coloured images as PNG. */
public final class RgbPng {

  private RgbPng() {}

  /**
   * Writes an image; leaves the stream open.
   *
   * @param argb alpha, red, green and blue of each pixel, a byte each, row by row
   */
  public static void write(int width, int height, int[] argb, OutputStream out) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, argb, 0, width);
    if (!ImageIO.write(image, "png", out)) {
      throw new IllegalStateException("every Java writes PNG");
    }
  }
}
