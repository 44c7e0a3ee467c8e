package org.sketch28.data.augment;

import org.sketch28.data.ImageDataset;

/**
 * Bilinear samples of a 28 × 28 image, at places in 16.16 fixed point: Java casts a float to an
 * integer so carefully that it would take longer than everything else here.
 */
final class Sampler {

  private static final int SIDE = ImageDataset.SIDE;
  private static final int BITS = 16;
  private static final int FRACTION = (1 << BITS) - 1;

  /** Blank pixels on each side, so that every neighbour can be looked up. */
  private static final int FRAME = 2;

  private static final int STRIDE = SIDE + 2 * FRAME;

  private final float[] source = new float[STRIDE * STRIDE];

  /** Beyond these, all four neighbours are blank. */
  private final int left;

  private final int top;
  private final int right;
  private final int bottom;

  /**
   * @param pixels source of 784 bytes from {@code offset}
   */
  Sampler(byte[] pixels, int offset) {
    int[] columns = new int[SIDE];
    int first = SIDE;
    int last = -1;
    for (int y = 0; y < SIDE; y++) {
      int to = (y + FRAME) * STRIDE + FRAME;
      int row = 0;
      for (int x = 0; x < SIDE; x++) {
        int pixel = pixels[offset + y * SIDE + x] & 0xff;
        source[to + x] = pixel * (1 / 255f);
        columns[x] |= pixel;
        row |= pixel;
      }
      first = row != 0 && first == SIDE ? y : first;
      last = row != 0 ? y : last;
    }
    top = first - 1;
    bottom = last;
    int least = 0;
    while (least < SIDE && columns[least] == 0) {
      least++;
    }
    int most = SIDE - 1;
    while (most >= 0 && columns[most] == 0) {
      most--;
    }
    left = least - 1;
    right = most;
  }

  /** A coordinate in fixed point. */
  static int fixed(double coordinate) {
    return (int) Math.round(coordinate * (1 << BITS));
  }

  /** The value at a place, 0…1; 0 outside of the image. */
  float at(int x, int y) {
    int column = x >> BITS;
    int row = y >> BITS;
    if (column < left || column > right || row < top || row > bottom) {
      return 0;
    }
    int i = (row + FRAME) * STRIDE + column + FRAME;
    float across = (x & FRACTION) * (1f / (1 << BITS));
    float down = (y & FRACTION) * (1f / (1 << BITS));
    float upper = source[i] + across * (source[i + 1] - source[i]);
    float lower = source[i + STRIDE] + across * (source[i + STRIDE + 1] - source[i + STRIDE]);
    return upper + down * (lower - upper);
  }
}
