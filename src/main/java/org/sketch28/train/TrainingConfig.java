package org.sketch28.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.network.Architecture;

/**
 * All settings of a run. The same settings, data and engine give the same run.
 *
 * @param architecture of the network
 * @param epochs passes over the training images, at least 1
 * @param batchSize images per step, at least 2
 * @param optimizer rule, learning rate and schedule
 * @param labelSmoothing share of a label's mass spread over all classes, 0…0.5
 * @param dropout share of activations dropped during training, 0…0.9
 * @param emaDecay of the moving average of parameters and batch-norm statistics that is validated
 *     and saved, per step; 0 uses the last weights
 * @param augmentation random variations
 * @param outliers share of each batch, 0…0.5, that are drawings of no class: the network learns to
 *     give them low energy
 * @param validationShare of the training images that are not trained on, 0…0.5
 * @param patience epochs without a better validation accuracy after which the run ends; 0 never
 * @param seed of shuffling, augmentation, dropout and first weights
 */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingConfig(
    Architecture architecture,
    int epochs,
    int batchSize,
    OptimizerConfig optimizer,
    double labelSmoothing,
    double dropout,
    double emaDecay,
    Augmentation augmentation,
    double outliers,
    double validationShare,
    int patience,
    long seed) {

  /**
   * Checks the settings.
   *
   * @param images the number of training images
   * @throws UserFacingException if a setting is out of its range or does not fit the others
   */
  public void check(int images) throws UserFacingException {
    require(epochs >= 1 && epochs <= 10_000, "The number of epochs must be 1 to 10,000.");
    require(batchSize >= 2, "The batch size must be at least 2.");
    require(
        batchSize <= images,
        "The batch size (%d) is larger than the data (%d training images). Choose a smaller one."
            .formatted(batchSize, images));
    require(
        optimizer.learningRate() > 0 && optimizer.learningRate() < 10,
        "The learning rate must be above 0 and below 10; 0.002 is a good start with AdamW.");
    require(optimizer.warmUp() >= 0 && optimizer.warmUp() <= 0.5, "The warm-up must be 0 to 0.5.");
    require(
        optimizer.momentum() >= 0 && optimizer.momentum() < 1,
        "The momentum must be from 0 to below 1.");
    require(
        optimizer.weightDecay() >= 0 && optimizer.weightDecay() < 1,
        "The weight decay must be from 0 to below 1.");
    require(labelSmoothing >= 0 && labelSmoothing <= 0.5, "The label smoothing must be 0 to 0.5.");
    require(dropout >= 0 && dropout <= 0.9, "The dropout must be 0 to 0.9.");
    require(outliers >= 0 && outliers <= 0.5, "The share of outliers must be 0 to 0.5.");
    require(emaDecay >= 0 && emaDecay < 1, "The decay of the average must be 0 to below 1.");
    require(
        validationShare >= 0 && validationShare <= 0.5, "The validation share must be 0 to 0.5.");
    require(
        patience == 0 || validationShare > 0,
        "Early stopping needs validation images. Choose a validation share above 0.");
  }

  private static void require(boolean fine, String message) throws UserFacingException {
    if (!fine) {
      throw new UserFacingException(message);
    }
  }
}
