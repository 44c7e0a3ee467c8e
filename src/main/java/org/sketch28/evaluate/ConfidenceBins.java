package org.sketch28.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Predictions in bins of equal width from 0 to 1, by their confidence. */
final class ConfidenceBins {

  private static final int BINS = 15;

  private final int[] counts = new int[BINS];
  private final double[] confidences = new double[BINS];
  private final int[] correct = new int[BINS];
  private int total;

  /**
   * Adds a prediction.
   *
   * @param confidence of the predicted class, 0…1
   */
  void add(double confidence, boolean isCorrect) {
    int bin = Math.min(BINS - 1, (int) (confidence * BINS));
    counts[bin]++;
    confidences[bin] += confidence;
    correct[bin] += isCorrect ? 1 : 0;
    total++;
  }

  int total() {
    return total;
  }

  List<Reliability.Bin> bins() {
    List<Reliability.Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      double confidence = confidences[b] / counts[b];
      double accuracy = (double) correct[b] / counts[b];
      bins.add(
          new Reliability.Bin(
              (double) b / BINS, (b + 1.0) / BINS, counts[b], confidence, accuracy));
    }
    return List.copyOf(bins);
  }

  /**
   * The expected calibration error: the gap between mean confidence and accuracy of each bin,
   * weighted by its size, 0…1 (Naeini et al. 2015; Guo et al. 2017).
   */
  double expectedError() {
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      sum += Math.abs(confidences[b] - correct[b]);
    }
    return sum / total;
  }
}
