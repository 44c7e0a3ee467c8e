package org.sketch28.train;

/** What happens during a run. */
public sealed interface TrainingEvent {

  /**
   * A step was taken.
   *
   * @param step from 1 to {@code steps}
   * @param loss mean cross-entropy of the batch, in nats
   * @param accuracy share of the (augmented) batch that was right
   * @param imagesPerSecond since the run began
   */
  record Batch(int step, int steps, double loss, double accuracy, double imagesPerSecond)
      implements TrainingEvent {}

  /**
   * An epoch ended.
   *
   * @param epoch from 1
   * @param trainingLoss mean over the epoch's batches
   * @param validationAccuracy with the averaged weights; NaN without validation images
   * @param seconds since the run began
   */
  record Epoch(
      int epoch, int epochs, double trainingLoss, double validationAccuracy, double seconds)
      implements TrainingEvent {}
}
