package org.sketch28.train;

import org.sketch28.data.Augmentation;
import org.sketch28.image.UserFacingException;
import org.sketch28.model.Architecture;

/**
 * All settings of a run; with the same data and engine they give the same run.
 *
 * @param architecture what is trained
 * @param epochs passes over the training images, at least 1
 * @param batchSize images a step, at least 2
 * @param learningRate the highest of a one-cycle schedule: up over the first tenth, down to 0 along
 *     a half cosine
 * @param weightDecay decoupled (AdamW), per step and unit of learning rate
 * @param labelSmoothing share of a label's mass spread over all classes, 0…0.5
 * @param emaDecay of the moving average of parameters and batch-norm statistics that is kept at the
 *     end, per step; 0 keeps the last weights
 * @param augmentation random variations
 * @param outliers share of each batch, 0…0.5, that is scribbles which belong to no class: the
 *     network is taught to be unsure of them
 * @param seed of shuffling, augmentation and first weights
 */
public record TrainingConfig(
    Architecture architecture,
    int epochs,
    int batchSize,
    double learningRate,
    double weightDecay,
    double labelSmoothing,
    double emaDecay,
    Augmentation augmentation,
    double outliers,
    long seed) {

  /** Refuses settings that cannot work. */
  public void check(int images) throws UserFacingException {
    require(epochs >= 1, "The number of epochs must be at least 1.");
    require(batchSize >= 2, "The batch size must be at least 2.");
    require(
        batchSize <= images,
        "The batch size (%d) is larger than the data (%d images). Choose a smaller one."
            .formatted(batchSize, images));
    require(
        learningRate > 0 && learningRate < 10,
        "The learning rate must be above 0 and below 10; 0.002 is a good start.");
    require(weightDecay >= 0 && weightDecay < 1, "The weight decay must be from 0 to below 1.");
    require(labelSmoothing >= 0 && labelSmoothing <= 0.5, "The label smoothing must be 0 to 0.5.");
    require(outliers >= 0 && outliers <= 0.5, "The share of outliers must be 0 to 0.5.");
    require(emaDecay >= 0 && emaDecay < 1, "The decay of the average must be 0 to below 1.");
  }

  private static void require(boolean fine, String message) throws UserFacingException {
    if (!fine) {
      throw new UserFacingException(message);
    }
  }

  /** The learning rate at a step of the one-cycle schedule. */
  public float learningRateAt(int step, int steps) {
    double warmUp = 0.1 * steps;
    double share =
        step < warmUp
            ? (step + 1) / (warmUp + 1)
            : 0.5 * (1 + Math.cos(Math.PI * (step - warmUp) / Math.max(1, steps - warmUp)));
    return (float) (learningRate * Math.max(share, 1e-3));
  }
}
