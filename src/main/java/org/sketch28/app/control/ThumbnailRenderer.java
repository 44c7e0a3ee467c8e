package org.sketch28.app.control;

import org.sketch28.data.ImageDataset;

/** Copies 28 × 28 images as thumbnails, enlarged twice, to a surface. */
final class ThumbnailRenderer {

  private static final int SCALE = 2;

  /** The side of a thumbnail in pixels. */
  static final int SIDE = SCALE * ImageDataset.SIDE;

  private static final int MARK_HEIGHT = 4;
  private static final int FRAME_WIDTH = 3;
  private static final int FRAME_COLOR = 0xff1f8fd0;
  private static final int[] GRAYS = grays();

  private final PixelSurface surface;

  ThumbnailRenderer(PixelSurface surface) {
    this.surface = surface;
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
            left + x * SCALE, top + y * SCALE, SCALE, SCALE, GRAYS[pixels[source + x] & 0xff]);
      }
    }
  }

  /** Colours the lower edge of a thumbnail; 0 leaves it as it is. */
  void mark(int color, int left, int top) {
    if (color != 0) {
      surface.fill(left, top + SIDE - MARK_HEIGHT, SIDE, MARK_HEIGHT, color);
    }
  }

  /** Draws a frame around a thumbnail, which shows that it is one of several selected ones. */
  void frame(int left, int top) {
    surface.fill(left, top, SIDE, FRAME_WIDTH, FRAME_COLOR);
    surface.fill(left, top + SIDE - FRAME_WIDTH, SIDE, FRAME_WIDTH, FRAME_COLOR);
    surface.fill(left, top, FRAME_WIDTH, SIDE, FRAME_COLOR);
    surface.fill(left + SIDE - FRAME_WIDTH, top, FRAME_WIDTH, SIDE, FRAME_COLOR);
  }
}
