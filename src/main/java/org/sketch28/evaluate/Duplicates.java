package org.sketch28.evaluate;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;

/**
 * For each image of a dataset, the other image with the nearest pixels. Immutable.
 *
 * <p>The result is exact, although most pairs are not compared pixel by pixel: the distance of the
 * sums of 4 × 4 pixels, divided by 4, is never larger than that of the pixels (Cauchy–Schwarz), so
 * that a pair whose sums are farther apart than the nearest image until now can be skipped.
 */
public final class Duplicates {

  private static final int BLOCK = 4;
  private static final int BLOCKS_A_ROW = ImageDataset.SIDE / BLOCK;
  private static final int BLOCKS = BLOCKS_A_ROW * BLOCKS_A_ROW;

  private final int[] nearest;
  private final int[] squares;

  private Duplicates(int[] nearest, int[] squares) {
    this.nearest = nearest;
    this.squares = squares;
  }

  /**
   * Compares all images with each other, on all cores; 10,000 images take seconds.
   *
   * @param progress may cancel the comparison by throwing
   */
  public static Duplicates of(ImageDataset data, Progress progress) {
    int[] nearest = new int[data.size()];
    int[] squares = new int[data.size()];
    int[] sums = sums(data);
    ParallelFor.of(
        data.size(), progress, image -> find(data.pixels(), sums, image, nearest, squares));
    return new Duplicates(nearest, squares);
  }

  private static int[] sums(ImageDataset data) {
    int[] sums = new int[data.size() * BLOCKS];
    byte[] pixels = data.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int x = i % ImageDataset.SIDE;
      int y = i / ImageDataset.SIDE % ImageDataset.SIDE;
      int block = y / BLOCK * BLOCKS_A_ROW + x / BLOCK;
      sums[i / ImageDataset.PIXELS * BLOCKS + block] += pixels[i] & 0xff;
    }
    return sums;
  }

  /** Of several images at the same distance, the first is taken. */
  private static void find(byte[] pixels, int[] sums, int image, int[] nearest, int[] squares) {
    int found = -1;
    int least = Integer.MAX_VALUE;
    long bound = Long.MAX_VALUE;
    for (int other = 0; other < nearest.length; other++) {
      if (other != image && square(sums, image * BLOCKS, other * BLOCKS) < bound) {
        int square = square(pixels, image, other, least);
        if (square < least) {
          found = other;
          least = square;
          bound = (long) square * BLOCK * BLOCK;
        }
      }
    }
    nearest[image] = found;
    squares[image] = least;
  }

  private static int square(int[] sums, int a, int b) {
    int sum = 0;
    for (int k = 0; k < BLOCKS; k++) {
      int d = sums[a + k] - sums[b + k];
      sum += d * d;
    }
    return sum;
  }

  /** The squared distance, or part of it if that is not below {@code most} already. */
  private static int square(byte[] pixels, int image, int other, int most) {
    int a = image * ImageDataset.PIXELS;
    int b = other * ImageDataset.PIXELS;
    int sum = 0;
    for (int row = 0; row < ImageDataset.PIXELS && sum < most; row += 4 * ImageDataset.SIDE) {
      for (int k = row; k < row + 4 * ImageDataset.SIDE; k++) {
        int d = (pixels[a + k] & 0xff) - (pixels[b + k] & 0xff);
        sum += d * d;
      }
    }
    return sum;
  }

  /** The image with the nearest pixels; −1 if there is no other image. */
  public int nearest(int index) {
    return nearest[index];
  }

  /**
   * The Euclidean distance to the nearest image, with pixels of 0…1: 0 (the same pixels) to 28;
   * infinite if there is no other image.
   */
  public double distance(int index) {
    return nearest[index] < 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squares[index]) / 255;
  }

  /** Whether another image has the same pixels. */
  public boolean isExact(int index) {
    return squares[index] == 0;
  }

  /**
   * All images: first those with the same pixels, group by group, then the nearest pairs. The
   * nearest image comes directly after an image, unless it was part of a nearer pair.
   */
  public int[] order() {
    int[] order = new int[nearest.length];
    boolean[] placed = new boolean[nearest.length];
    int[] sorted =
        IntStream.range(0, nearest.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> squares[i])
                    .thenComparingInt(i -> Math.min(i, nearest[i]))
                    .thenComparingInt(i -> i))
            .mapToInt(i -> i)
            .toArray();
    int count = 0;
    for (int image : sorted) {
      for (int each : new int[] {image, nearest[image]}) {
        if (each >= 0 && !placed[each]) {
          placed[each] = true;
          order[count++] = each;
        }
      }
    }
    return order;
  }
}
