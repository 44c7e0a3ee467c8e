package org.sketch28.evaluate;

import java.util.List;
import org.sketch28.model.Calibration;

/**
 * Whether probabilities mean what they say.
 *
 * @param bins of equal width from 0 to 1, by the predicted class's probability
 * @param expectedCalibrationError mean distance between confidence and accuracy over the bins,
 *     weighted by their images, 0…1 (Naeini et al. 2015)
 * @param negativeLogLikelihood mean over images, in nats
 * @param brier mean squared distance between probabilities and the truth, 0…2 (Brier 1950)
 */
public record Reliability(
    List<Bin> bins, double expectedCalibrationError, double negativeLogLikelihood, double brier) {

  /**
   * Images of about the same confidence.
   *
   * @param confidence their mean confidence; NaN for none
   * @param accuracy the share of them that is right; NaN for none
   */
  public record Bin(double low, double high, int count, double confidence, double accuracy) {}

  /** Of the probabilities as they are shown. */
  public static Reliability of(Evaluation evaluation) {
    return of(evaluation, evaluation.calibration());
  }

  /** Of the probabilities without temperature scaling. */
  public static Reliability uncalibrated(Evaluation evaluation) {
    return of(evaluation, Calibration.none());
  }

  private static Reliability of(Evaluation evaluation, Calibration calibration) {
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
