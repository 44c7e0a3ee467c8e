package org.sketch28.train.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sketch28.data.ImageDataset;

/**
 * A training image, moved by whole pixels.
 *
 * @param index among the training images
 * @param dx to the right
 * @param dy down
 */
record ShiftedImage(int index, int dx, int dy) implements Comparable<ShiftedImage> {

  private static final int SIDE = ImageDataset.SIDE;

  private static final int[][] DIRECTIONS = {
    {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}
  };

  /** The images as they are. */
  static List<ShiftedImage> plain(int[] indices) {
    return Arrays.stream(indices).mapToObj(i -> new ShiftedImage(i, 0, 0)).toList();
  }

  /** The images, and each moved by a pixel in so many directions. */
  static List<ShiftedImage> virtual(List<ShiftedImage> images, int directions) {
    List<ShiftedImage> all = new ArrayList<>(images);
    for (ShiftedImage image : images) {
      for (int d = 0; d < directions; d++) {
        all.add(new ShiftedImage(image.index, DIRECTIONS[d][0], DIRECTIONS[d][1]));
      }
    }
    return all;
  }

  /** Writes the pixels; what is moved over the edge is lost. */
  void copy(ImageDataset images, byte[] to, int offset) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int fromX = x - dx;
        int fromY = y - dy;
        boolean inside = fromX >= 0 && fromX < SIDE && fromY >= 0 && fromY < SIDE;
        to[offset + y * SIDE + x] =
            inside ? images.pixels()[index * SIDE * SIDE + fromY * SIDE + fromX] : 0;
      }
    }
  }

  /** A number for files: below 2^24 for up to 1.8 million images. */
  int code() {
    return index * 9 + (dy + 1) * 3 + dx + 1;
  }

  static ShiftedImage of(int code) {
    return new ShiftedImage(code / 9, code % 3 - 1, code % 9 / 3 - 1);
  }

  @Override
  public int compareTo(ShiftedImage other) {
    return Integer.compare(code(), other.code());
  }
}
