package org.sketch28.app.control;

import org.sketch28.data.ImageDataset;

/** Copies 28 × 28 images as enlarged thumbnails to a surface. */
final class ThumbnailRenderer {

  private static final int MARK_HEIGHT = 4;
  private static final int FRAME_WIDTH = 3;
  private static final int FRAME_COLOR = 0xff1f8fd0;
  private static final int[] GRAYS = grays();

  private final PixelSurface surface;
  private int scale = 2;

  ThumbnailRenderer(PixelSurface surface) {
    this.surface = surface;
  }

  /**
   * Sets the size of thumbnails.
   *
   * @param newScale screen pixels for each pixel of an image
   */
  void setScale(int newScale) {
    scale = newScale;
  }

  /** The side of a thumbnail in pixels. */
  int side() {
    return scale * ImageDataset.SIDE;
  }

  private static int[] grays() {
    int[] grays = new int[256];
    for (int level = 0; level < grays.length; level++) {
      grays[level] = 0xff000000 | level * 0x010101;
    }
    return grays;
  }

  /**
   * Draws an image.
   *
   * @param pixels of all images, one byte each
   * @param image its index
   */
  void image(byte[] pixels, int image, int left, int top) {
    for (int y = 0; y < ImageDataset.SIDE; y++) {
      int source = image * ImageDataset.PIXELS + y * ImageDataset.SIDE;
      for (int x = 0; x < ImageDataset.SIDE; x++) {
        surface.fill(
            left + x * scale, top + y * scale, scale, scale, GRAYS[pixels[source + x] & 0xff]);
      }
    }
  }

  /** Colours the lower edge of a thumbnail; 0 leaves it as it is. */
  void mark(int color, int left, int top) {
    if (color != 0) {
      surface.fill(left, top + side() - MARK_HEIGHT, side(), MARK_HEIGHT, color);
    }
  }

  /** Draws a frame around a thumbnail, which shows that it is one of several selected ones. */
  void frame(int left, int top) {
    surface.fill(left, top, side(), FRAME_WIDTH, FRAME_COLOR);
    surface.fill(left, top + side() - FRAME_WIDTH, side(), FRAME_WIDTH, FRAME_COLOR);
    surface.fill(left, top, FRAME_WIDTH, side(), FRAME_COLOR);
    surface.fill(left + side() - FRAME_WIDTH, top, FRAME_WIDTH, side(), FRAME_COLOR);
  }
}
