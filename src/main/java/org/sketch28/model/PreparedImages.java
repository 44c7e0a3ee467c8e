package org.sketch28.model;

import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;

/** Images as a model sees them. */
public final class PreparedImages {

  private static final int PIXELS = ImageDataset.PIXELS;
  private static final int BLOCK = 500;

  private PreparedImages() {}

  /**
   * Prepares all images.
   *
   * @return 784 bytes for each
   */
  public static byte[] of(ImageDataset images, ImagePreparation preparation, Progress progress) {
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

  /** A dataset of prepared images; the same one, if nothing is done with them. */
  public static ImageDataset dataset(
      ImageDataset images, ImagePreparation preparation, Progress progress) {
    return preparation == ImagePreparation.NONE
        ? images
        : new ImageDataset(
            images.name(), of(images, preparation, progress), images.labels(), images.classNames());
  }

  /** Writes an image of values in 0…1 as bytes. */
  public static void put(float[] image, byte[] to, int index) {
    for (int p = 0; p < PIXELS; p++) {
      to[index * PIXELS + p] = (byte) Math.round(255 * image[p]);
    }
  }
}
