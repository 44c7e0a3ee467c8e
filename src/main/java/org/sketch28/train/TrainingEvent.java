package org.sketch28.train;

import io.soabase.recordbuilder.core.RecordBuilder;

/** An event of a run. */
public sealed interface TrainingEvent {

  /** The step after which it happened, from 1; 0 before the first. */
  int step();

  /**
   * The teacher predicts images, before the first step. It is no part of the run's history.
   *
   * @param share of all images in all variations, 0…1
   * @param secondsLeft until the first step; NaN while it cannot be estimated
   */
  record Teaching(double share, double secondsLeft) implements TrainingEvent {
    @Override
    public int step() {
      return 0;
    }
  }

  /**
   * A step of training.
   *
   * @param step from 1 to {@code steps}
   * @param loss mean cross-entropy of the batch, in nats
   * @param accuracy share of the (augmented) batch that is classified correctly
   * @param learningRate of the step
   * @param imagesPerSecond of the latest steps
   * @param secondsLeft until the end of the run; NaN while it cannot be estimated
   * @param seconds of training since the run began; NaN in runs of earlier versions
   */
  @RecordBuilder
  record Batch(
      int step,
      int steps,
      double loss,
      double accuracy,
      double learningRate,
      double imagesPerSecond,
      double secondsLeft,
      double seconds)
      implements TrainingEvent {}

  /**
   * The end of an epoch.
   *
   * @param epoch from 1
   * @param step the last one of the epoch
   * @param trainingLoss mean over the epoch's batches
   * @param trainingAccuracy mean over the epoch's batches
   * @param validationLoss with the averaged weights, in nats; NaN without validation images
   * @param validationAccuracy with the averaged weights; NaN without validation images
   * @param plainLoss as {@code validationLoss}, of a sample of the training images as they are,
   *     without random changes; NaN without validation images and in runs of earlier versions
   * @param plainAccuracy as {@code validationAccuracy}, of the same sample
   * @param best whether no earlier epoch was as good
   * @param seconds of training since the run began
   */
  @RecordBuilder
  record Epoch(
      int epoch,
      int epochs,
      int step,
      double trainingLoss,
      double trainingAccuracy,
      double validationLoss,
      double validationAccuracy,
      double plainLoss,
      double plainAccuracy,
      boolean best,
      double seconds)
      implements TrainingEvent {}
}
