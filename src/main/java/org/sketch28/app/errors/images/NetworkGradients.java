package org.sketch28.app.errors.images;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.explain.Explainer;
import org.sketch28.model.network.NetworkClassifier;

/**
 * What the gradients of a network say about an image; of an ensemble of networks, the weighted mean
 * of what its members say.
 */
final class NetworkGradients {

  private static final int STEPS = 64;

  private final List<Member> members;

  private record Member(Explainer explainer, double weight) {}

  private NetworkGradients(List<Member> members) {
    this.members = members;
  }

  /** None for models that have no gradient, and for networks that see prepared images. */
  static Optional<NetworkGradients> of(ScoredClassifier classifier) {
    if (classifier instanceof NetworkClassifier network) {
      return Optional.of(new NetworkGradients(List.of(new Member(new Explainer(network), 1))));
    }
    List<Member> members = new ArrayList<>();
    if (classifier instanceof EnsembleClassifier ensemble) {
      for (EnsembleClassifier.Member member : ensemble.members()) {
        if (!(member.classifier() instanceof NetworkClassifier network)) {
          return Optional.empty();
        }
        members.add(new Member(new Explainer(network), member.weight()));
      }
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(new NetworkGradients(members));
  }

  /** The derivative of a class's logit by each pixel. */
  Attribution gradient(float[] image, int classIndex) {
    float[] mean = mean(member -> member.explainer().gradient(image, classIndex));
    return new Attribution(mean, OptionalDouble.empty());
  }

  /**
   * Integrated gradients, and by how much their sum misses the change of the logit; without that
   * for an ensemble, whose logit is no sum of those of its members.
   */
  Attribution integrated(float[] image, int classIndex) {
    List<Explainer.Integrated> found = new ArrayList<>();
    float[] mean =
        mean(
            member -> {
              found.add(member.explainer().integratedGradients(image, classIndex, STEPS));
              return found.get(found.size() - 1).attribution();
            });
    return new Attribution(
        mean,
        found.size() == 1 ? OptionalDouble.of(found.get(0).residual()) : OptionalDouble.empty());
  }

  private float[] mean(Function<Member, float[]> attribution) {
    float[] mean = null;
    for (Member member : members) {
      float[] own = attribution.apply(member);
      mean = mean == null ? new float[own.length] : mean;
      for (int i = 0; i < own.length; i++) {
        mean[i] += (float) (member.weight() * own[i]);
      }
    }
    return mean;
  }
}
