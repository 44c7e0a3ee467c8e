package org.sketch28.train;

/** What happens during a run. */
public sealed interface TrainingEvent {

  /** The step after which it happened, from 1. */
  int step();

  /**
   * A step was taken.
   *
   * @param step from 1 to {@code steps}
   * @param loss mean cross-entropy of the batch, in nats
   * @param accuracy share of the (augmented) batch that was right
   * @param learningRate of the step
   * @param imagesPerSecond lately
   * @param secondsLeft until the run's end; NaN while there is nothing to judge by
   */
  record Batch(
      int step,
      int steps,
      double loss,
      double accuracy,
      double learningRate,
      double imagesPerSecond,
      double secondsLeft)
      implements TrainingEvent {}

  /**
   * An epoch ended.
   *
   * @param epoch from 1
   * @param step the epoch's last
   * @param trainingLoss mean over the epoch's batches
   * @param trainingAccuracy mean over the epoch's batches
   * @param validationLoss with the averaged weights, in nats; NaN without validation images
   * @param validationAccuracy with the averaged weights; NaN without validation images
   * @param best whether no epoch before was as good
   * @param seconds of training since the run began
   */
  record Epoch(
      int epoch,
      int epochs,
      int step,
      double trainingLoss,
      double trainingAccuracy,
      double validationLoss,
      double validationAccuracy,
      boolean best,
      double seconds)
      implements TrainingEvent {}
}
