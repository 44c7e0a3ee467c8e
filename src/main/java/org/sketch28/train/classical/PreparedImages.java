package org.sketch28.train.classical;

import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.classical.ImagePreparation;

/** Training images as a classical model remembers them. */
final class PreparedImages {

  private static final int PIXELS = ImageDataset.PIXELS;
  private static final int BLOCK = 500;

  private PreparedImages() {}

  /**
   * Prepares all images.
   *
   * @return 784 bytes for each
   */
  static byte[] of(ImageDataset images, ImagePreparation preparation, Progress progress) {
    byte[] prepared = new byte[images.size() * PIXELS];
    ParallelFor.of(
        (images.size() + BLOCK - 1) / BLOCK,
        progress,
        block -> {
          int end = Math.min(images.size(), (block + 1) * BLOCK);
          for (int i = block * BLOCK; i < end; i++) {
            put(preparation.apply(images.image(i).toFloats()), prepared, i);
          }
        });
    return prepared;
  }

  /** Writes an image of values in 0…1 as bytes. */
  static void put(float[] image, byte[] to, int index) {
    for (int p = 0; p < PIXELS; p++) {
      to[index * PIXELS + p] = (byte) Math.round(255 * image[p]);
    }
  }
}
