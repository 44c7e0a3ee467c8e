package org.sketch28.train;

import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;

/** Settings for tests of runs that take moments. */
public final class TrainingConfigs {

  private TrainingConfigs() {}

  /** AdamW at a constant rate; nothing is random but the order of the images. */
  public static TrainingConfig small(Architecture architecture, int epochs, int batchSize) {
    return TrainingConfigBuilder.builder()
        .architecture(architecture)
        .epochs(epochs)
        .batchSize(batchSize)
        .optimizer(
            new OptimizerConfig(
                OptimizerConfig.Kind.ADAMW, 0.01, OptimizerConfig.Schedule.CONSTANT, 0, 0.9, 0))
        .augmentation(Augmentation.NONE)
        .validationShare(0.1)
        .seed(7)
        .build();
  }
}
