package org.sketch28.model.robust;

import java.util.Optional;
import org.sketch28.model.Classifier;
import org.sketch28.model.explain.MemberExplainers;

/** The derivative of a model's loss by the pixels: of the odds against a class. */
@FunctionalInterface
public interface LossGradient {

  /**
   * The derivative of the logarithm of the odds against the class, which has the direction of the
   * derivative of the cross-entropy.
   *
   * @param images count × 784 values in 0…1
   * @param label the class that the images are of
   * @return count × 784 values
   */
  float[] of(float[] images, int count, int label);

  /**
   * The gradient of a network, or the weighted mean of those of an ensemble's networks, which is
   * close to the ensemble's own where its members agree.
   *
   * @return none for models that have no gradient
   */
  static Optional<LossGradient> of(Classifier classifier) {
    return MemberExplainers.of(classifier)
        .map(
            explainers ->
                (images, count, label) ->
                    explainers.mean(each -> each.lossGradients(images, count, label)));
  }
}
