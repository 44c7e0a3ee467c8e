package org.sketch28.model;

/** Turns logits and features into calibrated predictions; fitted to validation data alone. */
public final class Calibration {

  private final double temperature;
  private final double featureScale;
  private final double threshold;
  private final float[][] means;
  private final float[] inverseDeviations;

  /**
   * @param temperature by which logits are divided (Guo et al. 2017), above 0
   * @param featureScale how many units of squared feature distance weigh as much as one unit of
   *     log-sum-exp of the logits; 0 leaves the distance out
   * @param threshold the raw score that 98 % of validation images reach
   * @param means the mean feature vector of each class, classes × features; empty without distance
   * @param inverseDeviations 1 over the deviation of each feature within classes
   */
  public Calibration(
      double temperature,
      double featureScale,
      double threshold,
      float[][] means,
      float[] inverseDeviations) {
    this.temperature = temperature;
    this.featureScale = featureScale;
    this.threshold = threshold;
    this.means = means;
    this.inverseDeviations = inverseDeviations;
  }

  /** By which logits are divided, above 0. */
  public double temperature() {
    return temperature;
  }

  /** Squared feature distance per unit of log-sum-exp of the logits; 0 without distance. */
  public double featureScale() {
    return featureScale;
  }

  /** The raw score from which an image is known. */
  public double threshold() {
    return threshold;
  }

  /** The mean features of each class. */
  public float[][] means() {
    return means;
  }

  /** 1 over the deviation of each feature within classes. */
  public float[] inverseDeviations() {
    return inverseDeviations;
  }

  /** Not fitted: temperature 1, everything known. */
  public static Calibration none() {
    return new Calibration(1, 0, Double.NEGATIVE_INFINITY, new float[0][], new float[0]);
  }

  /** The same means, with the temperature, scale and threshold of another model. */
  public Calibration withScalars(
      double newTemperature, double newFeatureScale, double newThreshold) {
    return new Calibration(newTemperature, newFeatureScale, newThreshold, means, inverseDeviations);
  }

  /** With another threshold. */
  public Calibration withThreshold(double newThreshold) {
    return new Calibration(temperature, featureScale, newThreshold, means, inverseDeviations);
  }

  /** The calibrated prediction for one image. */
  public Prediction apply(float[] features, float[] logits) {
    return new Prediction(probabilities(logits), rawScore(features, logits) - threshold);
  }

  /** Energy of the logits less the distance to the nearest class mean; higher is more familiar. */
  public double rawScore(float[] features, float[] logits) {
    double score = energy(logits);
    return featureScale == 0 ? score : score - nearest(features) / featureScale;
  }

  /** Log-sum-exp of logits: the higher, the more like anything known (Liu et al. 2020). */
  static double energy(float[] logits) {
    return logSumExp(logits, 1);
  }

  private double nearest(float[] features) {
    double nearest = Double.POSITIVE_INFINITY;
    for (float[] mean : means) {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        double d = (features[i] - mean[i]) * inverseDeviations[i];
        sum += d * d;
      }
      nearest = Math.min(nearest, sum);
    }
    return nearest;
  }

  /** The softmax of the logits over the temperature. */
  public float[] probabilities(float[] logits) {
    double whole = logSumExp(logits, temperature);
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) Math.exp(logits[i] / temperature - whole);
    }
    return probabilities;
  }

  private static double logSumExp(float[] logits, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit / temperature);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / temperature - max);
    }
    return max + Math.log(sum);
  }
}
