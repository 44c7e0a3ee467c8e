package org.sketch28.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sketch28.model.Calibration;

/** Fits a {@link Calibration} to the outputs of a network for images it has not learned from. */
public final class Calibrator {

  /** The share of validation images that are to be known. */
  private static final double KNOWN = 0.98;

  private Calibrator() {}

  /**
   * Fits a calibration.
   *
   * @param training gives the class means in feature space
   * @param validation gives temperature, scale and threshold; of another sample of the same data,
   *     not empty
   * @param trainedEnergy whether the network was trained on outliers, so that energy alone is the
   *     score: for kinds of outliers that it has not seen, energy separates better without the
   *     distance
   */
  public static Calibration fit(
      LabelledOutputs training, LabelledOutputs validation, boolean trainedEnergy) {
    float[][] logits = validation.logits();
    float[][] features = validation.features();
    float[][] trainingFeatures = training.features();
    float[][] means = means(trainingFeatures, training, logits[0].length);
    float[] inverse = inverseDeviations(trainingFeatures, training, means);
    double temperature = temperature(logits, validation);
    double[] energies = scores(new Calibration(1, 0, 0, means, inverse), features, logits);
    double[] distances = scores(new Calibration(1, 1, 0, means, inverse), features, logits);
    for (int i = 0; i < distances.length; i++) {
      distances[i] = energies[i] - distances[i];
    }
    double scale = trainedEnergy ? 0 : deviation(distances) / deviation(energies);
    Calibration scaled = new Calibration(temperature, scale, 0, means, inverse);
    double[] scores = scores(scaled, features, logits);
    Arrays.sort(scores);
    double threshold = scores[(int) ((1 - KNOWN) * scores.length)];
    return new Calibration(temperature, scale, threshold, means, inverse);
  }

  private static double[] scores(Calibration calibration, float[][] features, float[][] logits) {
    return IntStream.range(0, logits.length)
        .mapToDouble(i -> calibration.rawScore(features[i], logits[i]))
        .toArray();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return Math.max(1e-9, Math.sqrt(variance));
  }

  private static float[][] means(float[][] features, LabelledOutputs outputs, int classes) {
    float[][] means = new float[classes][features[0].length];
    int[] counts = new int[classes];
    for (int i = 0; i < features.length; i++) {
      int label = outputs.label(i);
      counts[label]++;
      for (int f = 0; f < features[i].length; f++) {
        means[label][f] += features[i][f];
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int f = 0; f < means[c].length; f++) {
        means[c][f] /= Math.max(1, counts[c]);
      }
    }
    // A class without images is near to nothing, rather than to images that are nearly blank.
    float[] known = means[outputs.label(0)];
    for (int c = 0; c < classes; c++) {
      means[c] = counts[c] == 0 ? known.clone() : means[c];
    }
    return means;
  }

  private static float[] inverseDeviations(
      float[][] features, LabelledOutputs outputs, float[][] means) {
    double[] sums = new double[features[0].length];
    for (int i = 0; i < features.length; i++) {
      float[] mean = means[outputs.label(i)];
      for (int f = 0; f < mean.length; f++) {
        double d = features[i][f] - mean[f];
        sums[f] += d * d;
      }
    }
    double whole = Arrays.stream(sums).sum() / sums.length;
    float[] inverse = new float[sums.length];
    for (int f = 0; f < inverse.length; f++) {
      // A floor for features that are hardly ever active.
      double variance = (sums[f] + 0.1 * whole + 1e-9) / features.length;
      inverse[f] = (float) (1 / Math.sqrt(variance));
    }
    return inverse;
  }

  /** The temperature of least negative log-likelihood. */
  public static double temperature(LabelledOutputs outputs) {
    return temperature(outputs.logits(), outputs);
  }

  /** By golden-section search on the logarithm of the temperature. */
  private static double temperature(float[][] logits, LabelledOutputs outputs) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(0.1);
    double high = Math.log(10);
    for (int i = 0; i < 40; i++) {
      double a = high - ratio * (high - low);
      double b = low + ratio * (high - low);
      if (negativeLogLikelihood(logits, outputs, Math.exp(a))
          < negativeLogLikelihood(logits, outputs, Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double negativeLogLikelihood(
      float[][] logits, LabelledOutputs outputs, double temperature) {
    Calibration calibration = new Calibration(temperature, 0, 0, new float[0][], new float[0]);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      float[] p = calibration.probabilities(logits[i]);
      sum -= Math.log(Math.max(1e-30, p[outputs.label(i)]));
    }
    return sum / logits.length;
  }
}
