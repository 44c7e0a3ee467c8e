package org.sketch28.model.classical;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.HostTensor;

/**
 * The associative neurons of LIRA (Kussul and Baidyk 2004): each looks at a few random pixels of a
 * random window, and is active if some of them are brighter and the others no brighter than random
 * thresholds. They are never trained. 64 images are looked at at once, one in each bit of a word.
 */
public final class LiraNeurons {

  /** Images that are looked at at once. */
  public static final int BATCH = Long.SIZE;

  private static final int SIDE = ImageDataset.SIDE;
  private static final int WINDOW = 10;

  /** Thresholds are multiples of 8 of 255. */
  private static final int LEVELS = 32;

  private final int bright;
  private final int dark;

  /** Where each test's word is among the planes, a neuron's bright tests first. */
  private final int[] tests;

  private LiraNeurons(int bright, int dark, int[] tests) {
    this.bright = bright;
    this.dark = dark;
    this.tests = tests;
  }

  /**
   * Random neurons.
   *
   * @param count of neurons
   * @param bright pixels of each that must be brighter than their threshold, at least 1
   * @param dark pixels of each that must not be
   */
  public static LiraNeurons random(int count, int bright, int dark, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int each = bright + dark;
    int[] tests = new int[count * each];
    for (int n = 0; n < count; n++) {
      int left = random.nextInt(SIDE - WINDOW + 1);
      int top = random.nextInt(SIDE - WINDOW + 1);
      for (int t = 0; t < each; t++) {
        int x = left + random.nextInt(WINDOW);
        int y = top + random.nextInt(WINDOW);
        tests[n * each + t] = (y * SIDE + x) * LEVELS + random.nextInt(LEVELS);
      }
    }
    return new LiraNeurons(bright, dark, tests);
  }

  /** Neurons that were saved as {@link #tensor}. */
  static LiraNeurons read(int bright, int dark, HostTensor tensor) {
    byte[] bytes = Bytes.of(tensor);
    int[] tests = new int[bytes.length / 3];
    for (int t = 0; t < tests.length; t++) {
      int x = bytes[3 * t];
      int y = bytes[3 * t + 1];
      int level = bytes[3 * t + 2];
      if (x < 0 || x >= SIDE || y < 0 || y >= SIDE || level < 0 || level >= LEVELS) {
        throw new IllegalArgumentException("a neuron looks at a pixel that is not there");
      }
      tests[t] = (y * SIDE + x) * LEVELS + level;
    }
    return new LiraNeurons(bright, dark, tests);
  }

  /** Column, row and level of each test: neurons × tests × 3 bytes. */
  HostTensor tensor() {
    byte[] bytes = new byte[3 * tests.length];
    for (int t = 0; t < tests.length; t++) {
      int pixel = tests[t] / LEVELS;
      bytes[3 * t] = (byte) (pixel % SIDE);
      bytes[3 * t + 1] = (byte) (pixel / SIDE);
      bytes[3 * t + 2] = (byte) (tests[t] % LEVELS);
    }
    return Bytes.tensor(bytes, count(), bright + dark, 3);
  }

  /** The number of neurons. */
  public int count() {
    return tests.length / (bright + dark);
  }

  /** How many pixels of each must be bright. */
  public int bright() {
    return bright;
  }

  /** How many pixels of each must be dark. */
  public int dark() {
    return dark;
  }

  /** Is notified of the images that make a neuron active. */
  @FunctionalInterface
  public interface ActiveNeurons {
    /**
     * @param images bit i stands for image i; never 0
     */
    void accept(int neuron, long images);
  }

  /**
   * Finds the active neurons, in their order.
   *
   * @param images 784 values in 0…1 each, at most {@value #BATCH} of them
   */
  public void forActive(float[][] images, ActiveNeurons active) {
    long[] planes = planes(images);
    long all = images.length == BATCH ? -1L : (1L << images.length) - 1;
    int each = bright + dark;
    for (int n = 0; n < count(); n++) {
      int at = n * each;
      long on = all;
      for (int t = 0; t < bright && on != 0; t++) {
        on &= planes[tests[at + t]];
      }
      for (int t = bright; t < each && on != 0; t++) {
        on &= ~planes[tests[at + t]];
      }
      if (on != 0) {
        active.accept(n, on);
      }
    }
  }

  /**
   * The active neurons of each image.
   *
   * @param images as for {@link #forActive}
   */
  public int[][] active(float[][] images) {
    int[][] lists = new int[images.length][count() / 32 + 16];
    int[] sizes = new int[images.length];
    forActive(
        images,
        (neuron, bits) -> {
          for (long rest = bits; rest != 0; rest &= rest - 1) {
            int image = Long.numberOfTrailingZeros(rest);
            if (sizes[image] == lists[image].length) {
              lists[image] = Arrays.copyOf(lists[image], 2 * sizes[image]);
            }
            lists[image][sizes[image]++] = neuron;
          }
        });
    for (int i = 0; i < lists.length; i++) {
      lists[i] = Arrays.copyOf(lists[i], sizes[i]);
    }
    return lists;
  }

  /** The pixels that must be bright for a neuron to be active. */
  int[] brightPixels(int neuron) {
    int[] pixels = new int[bright];
    for (int t = 0; t < bright; t++) {
      pixels[t] = tests[neuron * (bright + dark) + t] / LEVELS;
    }
    return pixels;
  }

  /** For each pixel and level, the images whose pixel is above it. */
  private static long[] planes(float[][] images) {
    long[] planes = new long[ImageDataset.PIXELS * LEVELS];
    for (int i = 0; i < images.length; i++) {
      long bit = 1L << i;
      for (int p = 0; p < ImageDataset.PIXELS; p++) {
        int value = Math.round(255 * images[i][p]);
        // Above level l: the value is greater than 8 · l.
        int above = Math.min(LEVELS, (value + 7) / 8);
        for (int level = 0; level < above; level++) {
          planes[p * LEVELS + level] |= bit;
        }
      }
    }
    return planes;
  }
}
