package org.sketch28.model;

import org.sketch28.data.ImageDataset;

/**
 * An image whose pixels are weighted sums of the pixels of another, as when it is sheared,
 * stretched or blurred.
 */
@FunctionalInterface
public interface PixelMap {

  /** Receives the weights. */
  @FunctionalInterface
  interface Term {

    /**
     * @param target the pixel that the product is added to, in 0…783
     * @param source the pixel that is multiplied
     */
    void add(int target, int source, float weight);
  }

  /** Passes on all weights that are not zero. */
  void terms(Term each);

  /**
   * The new image.
   *
   * @param image 784 values
   */
  default float[] apply(float[] image) {
    float[] sums = new float[ImageDataset.PIXELS];
    terms((target, source, weight) -> sums[target] += weight * image[source]);
    return sums;
  }

  /**
   * The derivatives of anything by the pixels of the image, from those by the pixels of the new
   * one.
   *
   * @param derivatives 784 values
   */
  default float[] gradient(float[] derivatives) {
    float[] sums = new float[ImageDataset.PIXELS];
    terms((target, source, weight) -> sums[source] += weight * derivatives[target]);
    return sums;
  }
}
