package org.sketch28.train.run;

import java.util.Arrays;
import java.util.List;
import org.sketch28.model.Calibration;
import org.sketch28.train.LabelledOutputs;

/**
 * Weights of the members of an ensemble that make the validation labels most likely. The likelihood
 * of a mixture has a single maximum, which expectation maximisation climbs to (Dempster et al.
 * 1977).
 */
final class MixtureWeights {

  private static final int ITERATIONS = 200;

  /** A member keeps a little weight, for the validation images are few. */
  private static final double LEAST = 1e-4;

  private MixtureWeights() {}

  /**
   * The weights.
   *
   * @param probabilities for each member and each image, the probability of its label
   * @return one for each member, which sum to 1
   */
  static double[] fit(List<double[]> probabilities) {
    int members = probabilities.size();
    int images = probabilities.get(0).length;
    double[] weights = new double[members];
    Arrays.fill(weights, 1.0 / members);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[] next = new double[members];
      for (int i = 0; i < images; i++) {
        double sum = 0;
        for (int m = 0; m < members; m++) {
          sum += weights[m] * probabilities.get(m)[i];
        }
        for (int m = 0; m < members && sum > 0; m++) {
          next[m] += weights[m] * probabilities.get(m)[i] / sum;
        }
      }
      double all = 0;
      for (int m = 0; m < members; m++) {
        next[m] = Math.max(LEAST, next[m] / images);
        all += next[m];
      }
      for (int m = 0; m < members; m++) {
        weights[m] = next[m] / all;
      }
    }
    return weights;
  }

  /**
   * The probability of each image's label.
   *
   * @param temperature that the logits are divided by
   */
  static double[] ofLabels(LabelledOutputs outputs, double temperature) {
    Calibration calibration = new Calibration(temperature, 0, 0, new float[0][], new float[0]);
    float[][] logits = outputs.logits();
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = calibration.probabilities(logits[i])[outputs.label(i)];
    }
    return probabilities;
  }
}
