package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sketch28.train.TrainingEvent;

class RunCurvesTest {

  private final RunCurves curves = new RunCurves(3);

  private static TrainingEvent.Epoch epoch(int epoch, double accuracy, boolean best) {
    return new TrainingEvent.Epoch(
        epoch, 3, 10 * epoch, 0.5, 0.8, 1 - accuracy, accuracy, 0.4, 0.9, best, epoch);
  }

  @Test
  void batchesAndEpochsBecomePoints() {
    curves.add(new TrainingEvent.Batch(7, 30, 0.9, 0.25, 0.1, 100, 1, 2));
    curves.add(epoch(1, 0.75, true));
    assertEquals(7, curves.series(RunCurves.Measure.LOSS, RunCurves.Part.TRAINING).x(0));
    assertEquals(0.9f, curves.series(RunCurves.Measure.LOSS, RunCurves.Part.TRAINING).raw(0));
    assertEquals(0.25f, curves.series(RunCurves.Measure.ACCURACY, RunCurves.Part.TRAINING).raw(0));
    assertEquals(10, curves.series(RunCurves.Measure.LOSS, RunCurves.Part.VALIDATION).x(0));
    assertEquals(0.25f, curves.series(RunCurves.Measure.LOSS, RunCurves.Part.VALIDATION).raw(0));
    assertEquals(
        0.75f, curves.series(RunCurves.Measure.ACCURACY, RunCurves.Part.VALIDATION).raw(0));
  }

  @Test
  void theBestEpochIsTheLastThatWasBestUntilThen() {
    assertEquals(-1, curves.bestStep());
    curves.add(epoch(1, 0.7, true));
    curves.add(epoch(2, 0.8, true));
    curves.add(epoch(3, 0.75, false));
    assertEquals(20, curves.bestStep());
  }

  @Test
  void anEpochWithoutValidationImagesHasNoPoint() {
    curves.add(epoch(1, Double.NaN, true));
    assertEquals(0, curves.series(RunCurves.Measure.ACCURACY, RunCurves.Part.VALIDATION).size());
    assertEquals(10, curves.bestStep());
  }
}
