package org.sketch28.app.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** A picture of the size of a control, of which every pixel is set by the program. */
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

  /** The node that shows the picture. */
  ImageView view() {
    return view;
  }

  /**
   * Sets the size in pixels.
   *
   * @return whether it has changed
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

  /** Sets a pixel; ignores pixels outside the picture. */
  void set(int x, int y, int color) {
    if (x >= 0 && y >= 0 && x < width && y < height) {
      argb[y * width + x] = color;
    }
  }

  /** Fills the part of a rectangle that is inside the picture. */
  void fill(int left, int top, int columns, int rows, int color) {
    int from = Math.max(0, left);
    int to = Math.min(width, left + columns);
    for (int y = Math.max(0, top); y < Math.min(height, top + rows) && from < to; y++) {
      Arrays.fill(argb, y * width + from, y * width + to, color);
    }
  }

  /** Shows the changes on the screen. */
  void update() {
    if (buffer != null) {
      buffer.updateBuffer(changed -> null);
    }
  }
}
