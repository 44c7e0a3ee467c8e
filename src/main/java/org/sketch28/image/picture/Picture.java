package org.sketch28.image.picture;

import java.awt.image.BufferedImage;
import org.sketch28.image.GrayImage;

/**
 * A picture as it is in a file.
 *
 * @param brightness 0 = black, 255 = white; subsampled if the file's picture is large
 * @param width of the file's picture, in pixels
 * @param height of the file's picture, in pixels
 */
public record Picture(GrayImage brightness, int width, int height) {

  /**
   * A picture in memory, such as the clipboard's.
   *
   * @param pixels alpha, red, green and blue of each pixel, a byte each, row by row
   */
  public static Picture ofArgb(int width, int height, int[] pixels) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return new Picture(Brightness.of(image), width, height);
  }
}
