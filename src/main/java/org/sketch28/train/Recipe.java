package org.sketch28.train;

import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;

/**
 * How a model that ships is trained.
 *
 * @param name of the model
 * @param title for people
 * @param description for the model's card
 * @param datasets what it learns from, mixed; tests are on the first
 * @param domain what its inputs come through
 * @param config settings
 */
public record Recipe(
    String name,
    String title,
    String description,
    List<String> datasets,
    Domain domain,
    TrainingConfig config) {

  private static final List<Recipe> ALL =
      List.of(
          new Recipe(
              "digits",
              "Digits",
              "A convolutional network that knows the digits of MNIST and of people who write with a"
                  + " pen or a mouse.",
              List.of("mnist", "pen-digits", "stroke-digits"),
              Domain.DIGITS,
              new TrainingConfig(
                  Architecture.CNN_WIDE,
                  24,
                  128,
                  oneCycle(0.01),
                  0.05,
                  0.35,
                  0.998,
                  AugmentationBuilder.builder()
                      .rotation(16)
                      .shift(2)
                      .zoom(0.12)
                      .shear(0.2)
                      .elastic(0.8)
                      .thinner(0.8)
                      .thicker(1.5)
                      .build(),
                  0.1,
                  0.1,
                  0,
                  1)),
          new Recipe(
              "garments",
              "Garments",
              "A residual network that knows the garments of Fashion-MNIST, as photographs and as"
                  + " people draw them.",
              List.of("fashion-mnist", "garment-drawings"),
              Domain.GARMENTS,
              new TrainingConfig(
                  Architecture.RESNET_WIDE,
                  30,
                  128,
                  oneCycle(0.02),
                  0.05,
                  0.2,
                  0.998,
                  AugmentationBuilder.builder()
                      .rotation(6)
                      .shift(1.5)
                      .zoom(0.06)
                      .flip(true)
                      .erase(0.25)
                      .build(),
                  0.1,
                  0.05,
                  0,
                  1)));

  private static OptimizerConfig oneCycle(double weightDecay) {
    return new OptimizerConfig(
        OptimizerConfig.Kind.ADAMW,
        3e-3,
        OptimizerConfig.Schedule.ONE_CYCLE,
        0.1,
        0.9,
        weightDecay);
  }

  /** The recipe of that name. */
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
