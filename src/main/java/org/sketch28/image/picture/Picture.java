package org.sketch28.image.picture;

import java.awt.image.BufferedImage;
import org.sketch28.image.GrayImage;

/**
 * A picture as it is in a file.
 *
 * @param brightness 0 = black, 255 = white; smaller than the file's picture if that is large
 * @param width of the file's picture, in pixels
 * @param height of the file's picture, in pixels
 */
public record Picture(GrayImage brightness, int width, int height) {

  private static final int LONGEST_SIDE = 1600;

  /** Of larger pictures, only some of the pixels are read, as all of them take much memory. */
  private static final long MOST_READ_WHOLE = 1 << 24;

  /** The distance between the pixels that are read of a picture, which is 1 if it is not huge. */
  public static int step(int width, int height) {
    return (long) width * height <= MOST_READ_WHOLE ? 1 : reduction(width, height);
  }

  private static int reduction(int width, int height) {
    return Math.max(1, (Math.max(width, height) + LONGEST_SIDE - 1) / LONGEST_SIDE);
  }

  /** Not too large to work with: means of squares of pixels, in which thin lines stay. */
  static GrayImage reduced(GrayImage image) {
    int step = reduction(image.width(), image.height());
    if (step == 1) {
      return image;
    }
    int width = (image.width() + step - 1) / step;
    int height = (image.height() + step - 1) / step;
    return GrayImage.of(width, height, (x, y) -> mean(image, x * step, y * step, step));
  }

  private static int mean(GrayImage image, int left, int top, int step) {
    int right = Math.min(left + step, image.width());
    int bottom = Math.min(top + step, image.height());
    int sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += image.get(x, y);
      }
    }
    return Math.round((float) sum / ((right - left) * (bottom - top)));
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
    return new Picture(reduced(Brightness.of(image)), width, height);
  }
}
