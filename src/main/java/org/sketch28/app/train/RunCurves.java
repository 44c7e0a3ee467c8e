package org.sketch28.app.train;

import org.sketch28.train.TrainingEvent;

/** Loss and accuracy of one run, by batch and by epoch. Must be used on one thread. */
final class RunCurves {

  private final Series batchLoss = new Series();
  private final Series batchAccuracy = new Series();
  private final Series validationLoss = new Series();
  private final Series validationAccuracy = new Series();
  private int bestStep = -1;

  /** Adds the figures of an event. */
  public void add(TrainingEvent event) {
    if (event instanceof TrainingEvent.Batch batch) {
      batchLoss.add(batch.step(), batch.loss());
      batchAccuracy.add(batch.step(), batch.accuracy());
    } else if (event instanceof TrainingEvent.Epoch epoch) {
      if (!Double.isNaN(epoch.validationAccuracy())) {
        validationLoss.add(epoch.step(), epoch.validationLoss());
        validationAccuracy.add(epoch.step(), epoch.validationAccuracy());
      }
      bestStep = epoch.best() ? epoch.step() : bestStep;
    }
  }

  /** What a curve measures. */
  public enum Measure {
    LOSS,
    ACCURACY
  }

  public Series batches(Measure measure) {
    return measure == Measure.LOSS ? batchLoss : batchAccuracy;
  }

  public Series validation(Measure measure) {
    return measure == Measure.LOSS ? validationLoss : validationAccuracy;
  }

  /** The last step of the best epoch; −1 before the first. */
  public int bestStep() {
    return bestStep;
  }
}
