package org.sketch28.model;

import java.util.Arrays;
import org.sketch28.data.ImageDataset;

/**
 * The outputs of a classifier for every image of a dataset, before calibration.
 *
 * @param count images
 * @param features count × width, one image after another
 * @param logits count × classes, one image after another
 */
public record DatasetOutputs(int count, float[] features, float[] logits) {

  private static final int FEATURE_BITS = 6;

  /** The number of features per image. */
  public int featureWidth() {
    return count == 0 ? 0 : features.length / count;
  }

  /** The number of logits per image. */
  public int classes() {
    return count == 0 ? 0 : logits.length / count;
  }

  /** The features of an image. */
  public float[] features(int index) {
    return Arrays.copyOfRange(features, index * featureWidth(), (index + 1) * featureWidth());
  }

  /** The logits of an image. */
  public float[] logits(int index) {
    return Arrays.copyOfRange(logits, index * classes(), (index + 1) * classes());
  }

  /** The same logits, and features rounded to {@value #FEATURE_BITS} significant bits. */
  public DatasetOutputs withRoundedFeatures() {
    int unused = 24 - FEATURE_BITS;
    float[] rounded = new float[features.length];
    for (int i = 0; i < rounded.length; i++) {
      int bits = Float.floatToRawIntBits(features[i]) + (1 << (unused - 1));
      rounded[i] = Float.intBitsToFloat(bits >> unused << unused);
    }
    return new DatasetOutputs(count, rounded, logits);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatasetOutputs that
        && count == that.count
        && Arrays.equals(features, that.features)
        && Arrays.equals(logits, that.logits);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(features) + Arrays.hashCode(logits);
  }

  @Override
  public String toString() {
    return "DatasetOutputs[%d images, %d features, %d classes]"
        .formatted(count, featureWidth(), classes());
  }

  /** Joins batches of a {@link ImageDataset}. */
  public static final class Builder {
    private final int count;
    private float[] features = {};
    private float[] logits = {};
    private int featuresFilled;
    private int logitsFilled;

    /**
     * @param count images in all
     */
    public Builder(int count) {
      this.count = count;
    }

    /** Appends the outputs of the next images, one image after another. */
    public void add(float[] moreFeatures, float[] moreLogits) {
      features = room(features, featuresFilled + moreFeatures.length);
      logits = room(logits, logitsFilled + moreLogits.length);
      System.arraycopy(moreFeatures, 0, features, featuresFilled, moreFeatures.length);
      System.arraycopy(moreLogits, 0, logits, logitsFilled, moreLogits.length);
      featuresFilled += moreFeatures.length;
      logitsFilled += moreLogits.length;
    }

    private static float[] room(float[] array, int needed) {
      return needed <= array.length
          ? array
          : Arrays.copyOf(array, Math.max(needed, 2 * array.length));
    }

    /** All of them. */
    public DatasetOutputs build() {
      return new DatasetOutputs(
          count, Arrays.copyOf(features, featuresFilled), Arrays.copyOf(logits, logitsFilled));
    }
  }
}
