package org.sketch28.model.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sketch28.model.Classifier;
import org.sketch28.model.EnsembleClassifier;

/** The explainer of a network, or those of all networks of an ensemble, with their weights. */
public final class MemberExplainers {

  private final List<Member> members;

  private record Member(Explainer explainer, double weight) {}

  private MemberExplainers(List<Member> members) {
    this.members = members;
  }

  /**
   * @param classifier stays the caller's to close
   * @return none for models that have no gradient
   */
  public static Optional<MemberExplainers> of(Classifier classifier) {
    List<Member> members = new ArrayList<>();
    if (classifier instanceof EnsembleClassifier ensemble) {
      for (EnsembleClassifier.Member member : ensemble.members()) {
        Optional<Explainer> explainer = Explainer.of(member.classifier());
        if (explainer.isEmpty()) {
          return Optional.empty();
        }
        members.add(new Member(explainer.get(), member.weight()));
      }
    } else {
      Explainer.of(classifier).ifPresent(explainer -> members.add(new Member(explainer, 1)));
    }
    return members.isEmpty() ? Optional.empty() : Optional.of(new MemberExplainers(members));
  }

  /**
   * The weighted mean of what the networks say.
   *
   * @param values of one network; of the same length for all
   */
  public float[] mean(Function<Explainer, float[]> values) {
    float[] mean = null;
    for (Member member : members) {
      float[] own = values.apply(member.explainer());
      mean = mean == null ? new float[own.length] : mean;
      for (int i = 0; i < own.length; i++) {
        mean[i] += (float) (member.weight() * own[i]);
      }
    }
    return mean;
  }
}
