package org.sketch28.model;

import java.util.List;

/** Features and logits of one image, before calibration. */
public final class ModelOutput {

  private final float[] features;
  private final float[] logits;
  private final List<Integer> votes;

  /**
   * @param features what distances between images are measured in
   * @param logits one for each class
   */
  public ModelOutput(float[] features, float[] logits) {
    this(features, logits, List.of());
  }

  /**
   * @param votes see {@link #votes}
   */
  ModelOutput(float[] features, float[] logits, List<Integer> votes) {
    this.features = features;
    this.logits = logits;
    this.votes = List.copyOf(votes);
  }

  /** The class that each model of an ensemble predicts; empty for a single model. */
  public List<Integer> votes() {
    return votes;
  }

  /** The class with the highest logit. */
  int best() {
    return Argmax.of(logits);
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
