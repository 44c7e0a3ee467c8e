package org.sketch28.train;

import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.data.catalog.GarmentDrawingsDataset;
import org.sketch28.data.catalog.PenDigitsDataset;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.catalog.StrokeDigitsDataset;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;
import org.sketch28.train.step.OptimizerConfigBuilder;

/**
 * How a model that comes with the program is trained.
 *
 * @param name of the model
 * @param title for people
 * @param description for the model's card
 * @param datasets names of those that are mixed; the first one has the test images
 * @param config settings
 */
public record Recipe(
    String name, String title, String description, List<String> datasets, TrainingConfig config) {

  private static final int BATCH = 128;

  /**
   * Whether a run with these settings was begun by this recipe: what a command may change of it
   * without losing its name is not compared, such as the number of epochs.
   */
  public boolean began(TrainingConfig settings) {
    return comparable(
            TrainingConfigBuilder.builder(settings)
                .epochs(config.epochs())
                .batchSize(config.batchSize())
                .teacher(config.teacher())
                .distillation(config.distillation())
                .optimizer(
                    OptimizerConfigBuilder.builder(settings.optimizer())
                        .learningRate(config.optimizer().learningRate())
                        .build())
                .build())
        .equals(comparable(config));
  }

  /** Settings without what makes no other system of them. */
  public static TrainingConfig comparable(TrainingConfig config) {
    return TrainingConfigBuilder.builder(config)
        .seed(1)
        .splitSeed(1)
        .validationShare(0)
        .protocol(Protocol.HONEST)
        .replicas(1)
        .build();
  }

  private static final List<Recipe> ALL = List.of(digits(), garments());

  private static Recipe digits() {
    return new Recipe(
        Domain.DIGITS.defaultModel(),
        "Digits",
        "A convolutional network that knows the digits of MNIST and of people who write with a pen"
            + " or a mouse.",
        List.of(PublicDatasets.MNIST, PenDigitsDataset.NAME, StrokeDigitsDataset.NAME),
        TrainingConfigBuilder.builder()
            .architecture(Architecture.CNN_WIDE)
            .epochs(24)
            .batchSize(BATCH)
            .optimizer(OptimizerConfig.oneCycle(3e-3, 0.01))
            .labelSmoothing(0.05)
            .dropout(0.35)
            .emaDecay(0.998)
            .augmentation(
                AugmentationBuilder.builder()
                    .rotation(16)
                    .shift(2)
                    .zoom(0.12)
                    .shear(0.2)
                    .elastic(0.8)
                    .thinner(0.8)
                    .thicker(1.5)
                    .build())
            .outliers(0.1)
            .validationShare(0.1)
            .seed(1)
            .splitSeed(TrainingConfig.SPLIT_SEED)
            .replicas(TrainingConfig.replicasHere(BATCH))
            .build());
  }

  private static Recipe garments() {
    return new Recipe(
        Domain.GARMENTS.defaultModel(),
        "Garments",
        "A residual network that knows the garments of Fashion-MNIST, as photographs and as people"
            + " draw them.",
        List.of(PublicDatasets.FASHION_MNIST, GarmentDrawingsDataset.NAME),
        TrainingConfigBuilder.builder()
            .architecture(Architecture.RESNET_WIDE)
            .epochs(30)
            .batchSize(BATCH)
            .optimizer(OptimizerConfig.oneCycle(3e-3, 0.02))
            .labelSmoothing(0.05)
            .dropout(0.2)
            .emaDecay(0.998)
            .augmentation(
                AugmentationBuilder.builder()
                    .rotation(6)
                    .shift(1.5)
                    .zoom(0.06)
                    .flip(true)
                    .erase(0.25)
                    .build())
            .outliers(0.1)
            .validationShare(0.05)
            .seed(1)
            .splitSeed(TrainingConfig.SPLIT_SEED)
            .replicas(TrainingConfig.replicasHere(BATCH))
            .build());
  }

  /** The names of all recipes. */
  public static List<String> names() {
    return ALL.stream().map(Recipe::name).toList();
  }

  /**
   * The recipe of that name.
   *
   * @throws UserFacingException if there is none; the message names those there are
   */
  public static Recipe named(String name) throws UserFacingException {
    return ALL.stream()
        .filter(recipe -> recipe.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "There is no recipe \"%s\". There are: %s."
                        .formatted(name, ALL.stream().map(Recipe::name).toList())));
  }
}
