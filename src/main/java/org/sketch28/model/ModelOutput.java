package org.sketch28.model;

/** Features and logits of one image, before calibration. */
public final class ModelOutput {

  private final float[] features;
  private final float[] logits;

  /**
   * @param features what distances between images are measured in
   * @param logits one for each class
   */
  public ModelOutput(float[] features, float[] logits) {
    this.features = features;
    this.logits = logits;
  }

  /** What distances between images are measured in: of a network, its penultimate layer. */
  public float[] features() {
    return features;
  }

  /** One value for each class. */
  public float[] logits() {
    return logits;
  }
}
