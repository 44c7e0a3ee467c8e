package org.sketch28.model.classical;

import java.util.Arrays;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.HostTensor;

/**
 * Many images, laid out so that their products with another one are computed fast: all values of
 * one pixel lie side by side, and pixels where the other image has no ink cost nothing.
 */
final class ImageColumns {

  private static final int PIXELS = ImageDataset.PIXELS;

  /** So many images at once that their sums stay in the fastest cache. */
  private static final int WIDTH = 512;

  private final int count;
  private final float[][] blocks;
  private final float[] squares;

  /**
   * @param rows 784 bytes for each image, one image after another
   */
  ImageColumns(byte[] rows) {
    count = rows.length / PIXELS;
    blocks = new float[(count + WIDTH - 1) / WIDTH][];
    squares = new float[count];
    for (int b = 0; b < blocks.length; b++) {
      int first = b * WIDTH;
      int width = Math.min(WIDTH, count - first);
      blocks[b] = new float[PIXELS * width];
      for (int i = 0; i < width; i++) {
        double sum = 0;
        for (int p = 0; p < PIXELS; p++) {
          float value = (rows[(first + i) * PIXELS + p] & 0xff) / 255f;
          blocks[b][p * width + i] = value;
          sum += (double) value * value;
        }
        squares[first + i] = (float) sum;
      }
    }
  }

  /** Images that were read from a file. */
  static ImageColumns of(HostTensor tensor) {
    return new ImageColumns(Bytes.of(tensor));
  }

  /** The number of images. */
  int count() {
    return count;
  }

  /** The sum of the squares of an image's pixels. */
  float square(int index) {
    return squares[index];
  }

  /** The pixels of an image, in 0…1. */
  float[] image(int index) {
    float[] block = blocks[index / WIDTH];
    int width = block.length / PIXELS;
    float[] image = new float[PIXELS];
    for (int p = 0; p < PIXELS; p++) {
      image[p] = block[p * width + index % WIDTH];
    }
    return image;
  }

  /** The bytes of all images, as they were given, for a file. */
  HostTensor tensor() {
    float[] rows = new float[count * PIXELS];
    for (int b = 0; b < blocks.length; b++) {
      int width = blocks[b].length / PIXELS;
      for (int i = 0; i < width; i++) {
        for (int p = 0; p < PIXELS; p++) {
          rows[(b * WIDTH + i) * PIXELS + p] = Math.round(255 * blocks[b][p * width + i]);
        }
      }
    }
    return new HostTensor(new long[] {count, PIXELS}, rows);
  }

  /**
   * The products of images with all of these.
   *
   * @param images 784 values each
   * @return for each of {@code images}, its product with each of these
   */
  float[][] products(float[][] images) {
    float[][] products = new float[images.length][count];
    float[] sums = new float[WIDTH];
    for (int b = 0; b < blocks.length; b++) {
      int width = blocks[b].length / PIXELS;
      for (int i = 0; i < images.length; i++) {
        Arrays.fill(sums, 0);
        for (int p = 0; p < PIXELS; p++) {
          if (images[i][p] != 0) {
            add(images[i][p], blocks[b], p * width, width, sums);
          }
        }
        System.arraycopy(sums, 0, products[i], b * WIDTH, width);
      }
    }
    return products;
  }

  /** A loop of its own, which the compiler turns into vector instructions. */
  private static void add(float factor, float[] block, int from, int width, float[] sums) {
    for (int i = 0; i < width; i++) {
      sums[i] += factor * block[from + i];
    }
  }
}
