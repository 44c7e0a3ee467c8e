package org.sketch28.train;

import java.util.SplittableRandom;

/** Draws the masks of dropout. */
final class DropoutMasks {

  /** Random bits for one activation; four to a long. */
  private static final int BITS = 16;

  private DropoutMasks() {}

  /**
   * A mask.
   *
   * @param rate share of activations that are dropped, 0 to below 1, in steps of 1 / 65,536
   * @return 0 for each that is dropped, 1 / (1 − rate) for each that is kept
   */
  static float[] draw(int size, double rate, SplittableRandom random) {
    float[] mask = new float[size];
    int dropped = (int) Math.round(rate * (1 << BITS));
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < size; i += Long.SIZE / BITS) {
      long bits = random.nextLong();
      for (int j = i; j < Math.min(size, i + Long.SIZE / BITS); j++) {
        mask[j] = (bits & 0xffff) < dropped ? 0 : kept;
        bits >>>= BITS;
      }
    }
    return mask;
  }
}
