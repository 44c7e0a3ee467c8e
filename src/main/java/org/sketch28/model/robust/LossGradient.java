package org.sketch28.model.robust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.model.Classifier;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.explain.Explainer;
import org.sketch28.model.network.NetworkClassifier;

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
   * @return none for models that have no gradient, and for those that see prepared images
   */
  static Optional<LossGradient> of(Classifier classifier) {
    if (classifier instanceof NetworkClassifier network) {
      return Optional.of(new Explainer(network)::lossGradients);
    }
    if (!(classifier instanceof EnsembleClassifier ensemble)) {
      return Optional.empty();
    }
    List<LossGradient> members = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (EnsembleClassifier.Member member : ensemble.members()) {
      of(member.classifier()).ifPresent(members::add);
      weights.add(member.weight());
    }
    return members.size() == ensemble.members().size()
        ? Optional.of((images, count, label) -> mean(members, weights, images, count, label))
        : Optional.empty();
  }

  private static float[] mean(
      List<LossGradient> members, List<Double> weights, float[] images, int count, int label) {
    float[] mean = new float[images.length];
    for (int m = 0; m < members.size(); m++) {
      float[] gradient = members.get(m).of(images, count, label);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += (float) (weights.get(m) * gradient[i]);
      }
    }
    return mean;
  }
}
