package org.sketch28.app.train;

import java.util.EnumMap;
import java.util.Map;
import org.sketch28.train.TrainingEvent;

/** The curves of one run. Must be used on one thread. */
final class RunCurves {

  private final Map<Measure, Map<Part, Series>> all = new EnumMap<>(Measure.class);
  private final int epochs;
  private int bestStep = -1;
  private double stepsPerEpoch;

  /** What a curve measures. */
  enum Measure {
    LOSS,
    ACCURACY,
    RATE
  }

  /** What a curve is measured on. */
  enum Part {
    /** The batches, with all random changes. */
    TRAINING,
    /** Training images as they are, after each epoch. */
    PLAIN,
    /** Validation images, after each epoch. */
    VALIDATION
  }

  /**
   * @param epochs of the whole run
   */
  RunCurves(int epochs) {
    this.epochs = epochs;
    for (Measure measure : Measure.values()) {
      Map<Part, Series> parts = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        parts.put(part, new Series());
      }
      all.put(measure, parts);
    }
  }

  /** Adds the figures of an event. */
  void add(TrainingEvent event) {
    if (event instanceof TrainingEvent.Batch batch) {
      add(batch);
    } else if (event instanceof TrainingEvent.Epoch epoch) {
      add(epoch);
    }
  }

  private void add(TrainingEvent.Batch batch) {
    stepsPerEpoch = batch.steps() > 0 ? (double) batch.steps() / epochs : stepsPerEpoch;
    series(Measure.LOSS, Part.TRAINING).add(batch.step(), batch.seconds(), batch.loss());
    series(Measure.ACCURACY, Part.TRAINING).add(batch.step(), batch.seconds(), batch.accuracy());
    series(Measure.RATE, Part.TRAINING).add(batch.step(), batch.seconds(), batch.learningRate());
  }

  private void add(TrainingEvent.Epoch epoch) {
    add(epoch, Part.VALIDATION, epoch.validationLoss(), epoch.validationAccuracy());
    add(epoch, Part.PLAIN, epoch.plainLoss(), epoch.plainAccuracy());
    all.values()
        .forEach(parts -> parts.get(Part.TRAINING).timeUntil(epoch.step(), epoch.seconds()));
    stepsPerEpoch = (double) epoch.step() / epoch.epoch();
    bestStep = epoch.best() ? epoch.step() : bestStep;
  }

  private void add(TrainingEvent.Epoch epoch, Part part, double loss, double accuracy) {
    if (!Double.isNaN(accuracy)) {
      series(Measure.LOSS, part).add(epoch.step(), epoch.seconds(), loss);
      series(Measure.ACCURACY, part).add(epoch.step(), epoch.seconds(), accuracy);
    }
  }

  /** A curve; empty if it is not measured. */
  Series series(Measure measure, Part part) {
    return all.get(measure).get(part);
  }

  /** Smooths the curves of the batches. */
  void smoothBy(double smoothing) {
    series(Measure.LOSS, Part.TRAINING).smoothBy(smoothing);
    series(Measure.ACCURACY, Part.TRAINING).smoothBy(smoothing);
  }

  /** The last step of the best epoch; −1 before the first. */
  int bestStep() {
    return bestStep;
  }

  /** 0 if it is not known yet. */
  double stepsPerEpoch() {
    return stepsPerEpoch;
  }
}
