package org.sketch28.model.robust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;

/**
 * An image that is changed more and more, and what a model predicts at each strength.
 *
 * @param kind of the change
 * @param steps from strength 0 to the largest
 */
public record Sweep(Disturbance kind, List<Step> steps) {

  /**
   * One strength.
   *
   * @param strength in the unit of the disturbance
   * @param image what the model sees
   */
  public record Step(double strength, GrayImage image, Prediction prediction) {}

  public Sweep {
    steps = List.copyOf(steps);
  }

  /**
   * Changes an image.
   *
   * @param image 28 × 28
   * @param holeX centre of the hole of {@link Disturbance#ERASING}, in pixels
   * @param holeY centre of the hole
   * @return none for an attack on a model that has no gradient
   */
  public static Optional<Sweep> of(
      Classifier classifier, Disturbance kind, GrayImage image, double holeX, double holeY) {
    Disturber disturber = new Disturber(image.toFloats());
    List<float[]> images;
    if (kind.isAttack()) {
      Optional<LossGradient> gradient = LossGradient.of(classifier);
      if (gradient.isEmpty()) {
        return Optional.empty();
      }
      int label = classifier.predict(image).best();
      images = disturber.attacked(kind, gradient.get(), label);
    } else {
      images = disturber.disturbed(kind, holeX, holeY);
    }
    // As grey levels, because that is what an image file could hold.
    List<GrayImage> grey = images.stream().map(each -> grey(image, each)).toList();
    List<Prediction> predictions = classifier.predict(grey);
    List<Step> steps = new ArrayList<>();
    for (int s = 0; s < grey.size(); s++) {
      steps.add(new Step(Disturber.strength(kind, s), grey.get(s), predictions.get(s)));
    }
    return Optional.of(new Sweep(kind, steps));
  }

  private static GrayImage grey(GrayImage like, float[] values) {
    return GrayImage.of(
        like.width(), like.height(), (x, y) -> Math.round(255 * values[y * like.width() + x]));
  }

  /** The class of the unchanged image. */
  public int original() {
    return steps.get(0).prediction().best();
  }

  /** The first step at which another class is predicted; none if all are withstood. */
  public OptionalInt flip() {
    return IntStream.range(0, steps.size())
        .filter(s -> steps.get(s).prediction().best() != original())
        .findFirst();
  }
}
