package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.evaluate.strokes.GarmentWords;
import org.sketch28.model.Prediction;

class ScoresTest {

  @Test
  void aurocCountsOrderedPairsAndHalvesTies() {
    assertEquals(1, RocAuc.auroc(new double[] {2, 3}, new double[] {0, 1}), 1e-12);
    assertEquals(0.5, RocAuc.auroc(new double[] {1, 1}, new double[] {1, 1}), 1e-12);
    assertEquals(0.75, RocAuc.auroc(new double[] {1, 3}, new double[] {0, 2}), 1e-12);
    assertEquals(0, RocAuc.auroc(new double[] {Double.NEGATIVE_INFINITY}, new double[] {5}), 1e-12);
  }

  @Test
  void calibrationErrorIsTheGapBetweenConfidenceAndAccuracy() {
    Prediction sure = new Prediction(new float[] {0.9f, 0.1f}, 0);
    List<Prediction> ten = java.util.Collections.nCopies(10, sure);
    int[] nineRight = {0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    assertEquals(0, CalibrationError.expected(ten, nineRight), 1e-6);
    assertEquals(0.1, CalibrationError.expected(ten, new int[10]), 1e-6);
  }

  @Test
  void aWordMayMeanSeveralGarments() {
    assertTrue(GarmentWords.strict("shoe", 9));
    assertFalse(GarmentWords.strict("shoe", 5));
    assertTrue(GarmentWords.lenient("shoe", 5));
    assertFalse(GarmentWords.lenient("pants", 3));
    assertFalse(GarmentWords.isGarment("house"));
  }
}
