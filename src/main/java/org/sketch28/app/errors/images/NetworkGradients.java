package org.sketch28.app.errors.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.explain.Explainer;
import org.sketch28.model.explain.MemberExplainers;

/**
 * What the gradients of a network say about an image; of an ensemble of networks, the weighted mean
 * of what its members say.
 */
final class NetworkGradients {

  private static final int STEPS = 64;

  private final MemberExplainers explainers;

  private NetworkGradients(MemberExplainers explainers) {
    this.explainers = explainers;
  }

  /** None for models that have no gradient. */
  static Optional<NetworkGradients> of(ScoredClassifier classifier) {
    return MemberExplainers.of(classifier).map(NetworkGradients::new);
  }

  /** The derivative of a class's logit by each pixel. */
  Attribution gradient(float[] image, int classIndex) {
    float[] mean = explainers.mean(explainer -> explainer.gradient(image, classIndex));
    return new Attribution(mean, OptionalDouble.empty());
  }

  /**
   * Integrated gradients, and by how much their sum misses the change of the logit; without that
   * for an ensemble, whose logit is no sum of those of its members.
   */
  Attribution integrated(float[] image, int classIndex) {
    List<Explainer.Integrated> found = new ArrayList<>();
    float[] mean =
        explainers.mean(
            explainer -> {
              found.add(explainer.integratedGradients(image, classIndex, STEPS));
              return found.get(found.size() - 1).attribution();
            });
    return new Attribution(
        mean,
        found.size() == 1 ? OptionalDouble.of(found.get(0).residual()) : OptionalDouble.empty());
  }
}
