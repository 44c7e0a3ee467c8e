package org.sketch28.train;

import org.sketch28.data.Domain;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;

/** Settings that suit a purpose. They were chosen by validation images. */
public enum Preset {
  /** 99 % of MNIST in about a minute on two cores. */
  QUICK {
    @Override
    public TrainingConfig config(Domain domain) {
      return common()
          .architecture(Architecture.CNN)
          .epochs(2)
          .optimizer(OptimizerConfig.oneCycle(4e-3, weightDecay(domain)))
          .emaDecay(0.98)
          .dropout(0.1)
          .augmentation(weak(domain))
          .build();
    }
  },
  /** A few minutes. */
  GOOD {
    @Override
    public TrainingConfig config(Domain domain) {
      return thorough(domain).architecture(Architecture.CNN).epochs(12).build();
    }
  },
  /** A quarter of an hour or more. */
  BEST {
    @Override
    public TrainingConfig config(Domain domain) {
      return thorough(domain).architecture(Architecture.RESNET).epochs(30).build();
    }
  };

  private static final int BATCH = 128;

  /**
   * The settings.
   *
   * @param domain of the training images
   */
  public abstract TrainingConfig config(Domain domain);

  private static TrainingConfigBuilder common() {
    return TrainingConfigBuilder.builder()
        .batchSize(BATCH)
        .validationShare(0.1)
        .seed(1)
        .splitSeed(TrainingConfig.SPLIT_SEED)
        .replicas(TrainingConfig.replicasHere(BATCH));
  }

  private static TrainingConfigBuilder thorough(Domain domain) {
    return common()
        .optimizer(OptimizerConfig.oneCycle(3e-3, weightDecay(domain)))
        .emaDecay(0.998)
        .labelSmoothing(0.05)
        .dropout(0.3)
        .augmentation(strong(domain));
  }

  private static double weightDecay(Domain domain) {
    return domain == Domain.GARMENTS ? 0.02 : 0.01;
  }

  private static Augmentation weak(Domain domain) {
    return domain == Domain.GARMENTS
        ? AugmentationBuilder.builder().rotation(6).shift(1).zoom(0.06).flip(true).build()
        : AugmentationBuilder.builder().rotation(8).shift(1.5).zoom(0.1).shear(0.15).build();
  }

  private static Augmentation strong(Domain domain) {
    return domain == Domain.GARMENTS
        ? AugmentationBuilder.builder(weak(domain)).erase(0.3).build()
        : AugmentationBuilder.builder(weak(domain)).rotation(12).elastic(0.6).build();
  }
}
