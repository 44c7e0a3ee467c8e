package org.sketch28.evaluate;

import java.util.List;
import org.sketch28.model.Prediction;

/** How far probabilities are from what they say. */
public final class CalibrationError {

  private static final int BINS = 15;

  private CalibrationError() {}

  /**
   * The expected calibration error (Naeini et al. 2015; Guo et al. 2017): predictions in 15 bins of
   * equal width by confidence, the gap between mean confidence and accuracy of each, weighted by
   * its size.
   *
   * @param labels class indices, one a prediction
   * @return 0…1
   */
  public static double expected(List<Prediction> predictions, int[] labels) {
    double[] confidence = new double[BINS];
    int[] right = new int[BINS];
    for (int i = 0; i < labels.length; i++) {
      Prediction prediction = predictions.get(i);
      int bin = Math.min(BINS - 1, (int) (prediction.confidence() * BINS));
      confidence[bin] += prediction.confidence();
      right[bin] += prediction.best() == labels[i] ? 1 : 0;
    }
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(confidence[bin] - right[bin]);
    }
    return sum / labels.length;
  }
}
