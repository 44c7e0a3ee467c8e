package org.sketch28.train;

import org.sketch28.data.Domain;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;

/** Settings that are good for a purpose. Chosen by validation images. */
public enum Preset {
  /** 99 % of MNIST in about a minute on two cores. */
  QUICK {
    @Override
    public TrainingConfig config(Domain domain) {
      return with(Architecture.CNN, 2, 128, 4e-3, 0.98, 0, domain);
    }
  },
  /** A few minutes. */
  GOOD {
    @Override
    public TrainingConfig config(Domain domain) {
      return with(Architecture.CNN, 12, 128, 3e-3, 0.998, 0.05, domain);
    }
  },
  /** A quarter of an hour or more. */
  BEST {
    @Override
    public TrainingConfig config(Domain domain) {
      return with(Architecture.RESNET, 30, 128, 3e-3, 0.998, 0.05, domain);
    }
  };

  private static final double VALIDATION_SHARE = 0.1;

  /**
   * The settings.
   *
   * @param domain of the training images
   */
  public abstract TrainingConfig config(Domain domain);

  private static TrainingConfig with(
      Architecture architecture,
      int epochs,
      int batch,
      double rate,
      double emaDecay,
      double smoothing,
      Domain domain) {
    return new TrainingConfig(
        architecture,
        epochs,
        batch,
        new OptimizerConfig(
            OptimizerConfig.Kind.ADAMW,
            rate,
            OptimizerConfig.Schedule.ONE_CYCLE,
            0.1,
            0.9,
            domain == Domain.GARMENTS ? 0.02 : 0.01),
        smoothing,
        architecture == Architecture.CNN && epochs < 5 ? 0.1 : 0.3,
        emaDecay,
        domain == Domain.GARMENTS
            ? AugmentationBuilder.builder()
                .rotation(6)
                .shift(1)
                .zoom(0.06)
                .flip(true)
                .erase(epochs < 5 ? 0 : 0.3)
                .build()
            : AugmentationBuilder.builder()
                .rotation(epochs < 5 ? 8 : 12)
                .shift(1.5)
                .zoom(0.1)
                .shear(0.15)
                .elastic(epochs < 5 ? 0 : 0.6)
                .build(),
        0,
        VALIDATION_SHARE,
        0,
        1);
  }
}
