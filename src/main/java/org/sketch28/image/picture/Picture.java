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

  private static final int LONGEST_SIDE = 1600;

  /** The distance between the pixels that are used of a picture, which is 1 if it is not large. */
  public static int step(int width, int height) {
    return Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
  }

  /**
   * A picture in memory, such as the clipboard's.
   *
   * @param width of the whole picture
   * @param height of the whole picture
   * @param pixels alpha, red, green and blue, a byte each, row by row, of the pixels at distances
   *     of {@link #step} from the first one
   */
  public static Picture ofArgb(int width, int height, int[] pixels) {
    int step = step(width, height);
    int columns = (width + step - 1) / step;
    int rows = (height + step - 1) / step;
    BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, columns, rows, pixels, 0, columns);
    return new Picture(Brightness.of(image), width, height);
  }
}
