package org.sketch28.train.step;

import java.util.List;

/** The images of one step, with everything that is random about it. */
public final class Batch {

  /** The label of an image that belongs to no class. */
  public static final int NO_CLASS = -1;

  private final float[] images;
  private final float[] targets;
  private final int[] labels;
  private final List<float[]> masks;

  /** A batch for a network without dropout. */
  public Batch(float[] images, float[] targets, int[] labels) {
    this(images, targets, labels, List.of());
  }

  /**
   * A batch.
   *
   * @param images batch × 784 values in 0…1
   * @param targets batch × classes probabilities, or one more column, which stands for no class
   * @param labels class indices; {@link #NO_CLASS} for an outlier
   * @param masks for each block of the network that drops something, the factors of all parts of
   *     the batch: 0 for what is dropped
   */
  public Batch(float[] images, float[] targets, int[] labels, List<float[]> masks) {
    this.images = images;
    this.targets = targets;
    this.labels = labels;
    this.masks = List.copyOf(masks);
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /** Batch × 784 values in 0…1. */
  public float[] images() {
    return images;
  }

  /** Batch × classes probabilities; with outliers, one more column, which stands for no class. */
  public float[] targets() {
    return targets;
  }

  /** Class indices; {@link #NO_CLASS} for an outlier. */
  public int[] labels() {
    return labels;
  }

  /** The factors of each block that drops something. */
  public List<float[]> masks() {
    return masks;
  }
}
