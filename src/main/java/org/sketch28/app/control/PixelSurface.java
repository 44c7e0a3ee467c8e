package org.sketch28.app.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture of the size of a control that is drawn pixel by pixel, anew when something changes. */
final class PixelSurface {

  private final ImageView view = new ImageView();
  private int width;
  private int height;
  private int[] argb = {};
  private PixelBuffer<IntBuffer> buffer;

  PixelSurface() {
    view.setSmooth(false);
    view.setManaged(false);
  }

  /** To be put into the control. */
  ImageView view() {
    return view;
  }

  /**
   * Takes a size.
   *
   * @return whether it is another one than before
   */
  boolean resize(double newWidth, double newHeight) {
    int columns = (int) Math.max(1, newWidth);
    int rows = (int) Math.max(1, newHeight);
    if (columns == width && rows == height) {
      return false;
    }
    width = columns;
    height = rows;
    argb = new int[width * height];
    buffer =
        new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance());
    view.setImage(new WritableImage(buffer));
    return true;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Makes all pixels transparent. */
  void clear() {
    Arrays.fill(argb, 0);
  }

  /** Sets a pixel; what is outside is left out. */
  void set(int x, int y, int color) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      argb[y * width + x] = color;
    }
  }

  /** Fills a rectangle as far as it is inside. */
  void fill(int left, int top, int columns, int rows, int color) {
    int from = Math.max(0, left);
    int to = Math.min(width, left + columns);
    for (int y = Math.max(0, top); y < Math.min(height, top + rows) && from < to; y++) {
      Arrays.fill(argb, y * width + from, y * width + to, color);
    }
  }

  /** Brings what was drawn to the screen. */
  void update() {
    if (buffer != null) {
      buffer.updateBuffer(changed -> null);
    }
  }
}
