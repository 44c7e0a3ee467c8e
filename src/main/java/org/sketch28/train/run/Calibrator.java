package org.sketch28.train.run;

import java.util.Arrays;
import java.util.List;
import org.sketch28.model.Calibration;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.train.LabelledOutputs;

/** Fits a {@link Calibration} to what a trained network says of images it has not learned from. */
public final class Calibrator {

  /** The share of validation images that is to count as known. */
  private static final double KNOWN = 0.98;

  private Calibrator() {}

  /**
   * @param training gives the class means in feature space
   * @param validation gives temperature, scale and threshold; of another sample of the same data
   * @param trainedEnergy whether the network was trained on outliers, so that energy alone is the
   *     score: on kinds of outliers that it has not seen it tells more apart than with distance
   */
  public static Calibration fit(
      LabelledOutputs training, LabelledOutputs validation, boolean trainedEnergy) {
    int classes = validation.outputs().get(0).logits().length;
    float[][] means = means(training, classes);
    float[] inverse = inverseDeviations(training, means);
    double temperature = temperature(validation);
    Calibration energy = new Calibration(1, 0, 0, means, inverse);
    Calibration both = new Calibration(1, 1, 0, means, inverse);
    double[] energies = scores(energy, validation);
    double[] distances = scores(both, validation);
    for (int i = 0; i < distances.length; i++) {
      distances[i] = energies[i] - distances[i];
    }
    double scale = trainedEnergy ? 0 : deviation(distances) / deviation(energies);
    Calibration scaled = new Calibration(temperature, scale, 0, means, inverse);
    double[] scores = scores(scaled, validation);
    Arrays.sort(scores);
    double threshold = scores[(int) ((1 - KNOWN) * scores.length)];
    return new Calibration(temperature, scale, threshold, means, inverse);
  }

  private static double[] scores(Calibration calibration, LabelledOutputs outputs) {
    return outputs.outputs().stream()
        .mapToDouble(o -> calibration.rawScore(o.features(), o.logits()))
        .toArray();
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return Math.max(1e-9, Math.sqrt(variance));
  }

  private static float[][] means(LabelledOutputs outputs, int classes) {
    float[][] means = new float[classes][outputs.outputs().get(0).features().length];
    int[] counts = new int[classes];
    for (int i = 0; i < outputs.labels().length; i++) {
      int label = outputs.labels()[i];
      counts[label]++;
      float[] features = outputs.outputs().get(i).features();
      for (int f = 0; f < features.length; f++) {
        means[label][f] += features[f];
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int f = 0; f < means[c].length; f++) {
        means[c][f] /= Math.max(1, counts[c]);
      }
    }
    return means;
  }

  private static float[] inverseDeviations(LabelledOutputs outputs, float[][] means) {
    List<NetworkClassifier.Output> all = outputs.outputs();
    double[] sums = new double[all.get(0).features().length];
    for (int i = 0; i < all.size(); i++) {
      float[] mean = means[outputs.labels()[i]];
      float[] features = all.get(i).features();
      for (int f = 0; f < mean.length; f++) {
        double d = features[f] - mean[f];
        sums[f] += d * d;
      }
    }
    double whole = Arrays.stream(sums).sum() / sums.length;
    float[] inverse = new float[sums.length];
    for (int f = 0; f < inverse.length; f++) {
      // A floor for features that are hardly ever on.
      double variance = (sums[f] + 0.1 * whole + 1e-9) / all.size();
      inverse[f] = (float) (1 / Math.sqrt(variance));
    }
    return inverse;
  }

  /**
   * The temperature of least negative log-likelihood, by golden-section search on its logarithm.
   */
  private static double temperature(LabelledOutputs outputs) {
    double ratio = (Math.sqrt(5) - 1) / 2;
    double low = Math.log(0.1);
    double high = Math.log(10);
    for (int i = 0; i < 40; i++) {
      double a = high - ratio * (high - low);
      double b = low + ratio * (high - low);
      if (negativeLogLikelihood(outputs, Math.exp(a))
          < negativeLogLikelihood(outputs, Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  private static double negativeLogLikelihood(LabelledOutputs outputs, double temperature) {
    Calibration calibration = new Calibration(temperature, 0, 0, new float[0][], new float[0]);
    double sum = 0;
    for (int i = 0; i < outputs.labels().length; i++) {
      NetworkClassifier.Output output = outputs.outputs().get(i);
      float[] p = calibration.apply(output.features(), output.logits()).probabilities();
      sum -= Math.log(Math.max(1e-30, p[outputs.labels()[i]]));
    }
    return sum / outputs.labels().length;
  }
}
