package org.sketch28.evaluate;

import java.util.List;
import org.sketch28.model.Calibration;

/**
 * How well predicted probabilities match observed accuracy.
 *
 * @param bins of equal width from 0 to 1, by the predicted class's probability
 * @param expectedCalibrationError mean distance between confidence and accuracy of the bins,
 *     weighted by their numbers of images, 0…1 (Naeini et al. 2015)
 * @param negativeLogLikelihood mean over images, in nats
 * @param brier mean squared distance between probabilities and one-hot labels, 0…2 (Brier 1950)
 */
public record Reliability(
    List<Bin> bins, double expectedCalibrationError, double negativeLogLikelihood, double brier) {

  /**
   * Images of similar confidence.
   *
   * @param low the lower end of the bin
   * @param high the upper end of the bin
   * @param count the number of images
   * @param confidence their mean confidence; NaN if there are none
   * @param accuracy the share that is classified correctly; NaN if there are none
   */
  public record Bin(double low, double high, int count, double confidence, double accuracy) {}

  /** The reliability of the probabilities that a calibration makes of the outputs. */
  static Reliability of(Evaluation evaluation, Calibration calibration) {
    ConfidenceBins bins = new ConfidenceBins();
    double likelihood = 0;
    double brier = 0;
    for (int i = 0; i < evaluation.size(); i++) {
      if (!evaluation.counts(i)) {
        continue;
      }
      float[] p = calibration.probabilities(evaluation.outputs().logits(i));
      int label = evaluation.label(i);
      bins.add(p[evaluation.predicted(i)], evaluation.predicted(i) == label);
      likelihood -= Math.log(Math.max(1e-30, p[label]));
      for (int c = 0; c < p.length; c++) {
        double d = p[c] - (c == label ? 1 : 0);
        brier += d * d;
      }
    }
    int all = bins.total();
    return new Reliability(bins.bins(), bins.expectedError(), likelihood / all, brier / all);
  }
}
