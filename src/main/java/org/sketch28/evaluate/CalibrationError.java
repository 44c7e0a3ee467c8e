package org.sketch28.evaluate;

import java.util.List;
import org.sketch28.model.Prediction;

/** How far predicted probabilities are from observed accuracy. */
public final class CalibrationError {

  private CalibrationError() {}

  /**
   * The expected calibration error of {@link ConfidenceBins}.
   *
   * @param labels class indices, one for each prediction
   * @return 0…1
   */
  public static double expected(List<Prediction> predictions, int[] labels) {
    ConfidenceBins bins = new ConfidenceBins();
    for (int i = 0; i < labels.length; i++) {
      Prediction prediction = predictions.get(i);
      bins.add(prediction.confidence(), prediction.best() == labels[i]);
    }
    return bins.expectedError();
  }
}
