package org.sketch28.model.graph;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.NetworkClassifier;

/**
 * What a model computes from an image of 28 × 28 values in 0…1: one network, or several whose
 * probabilities are averaged.
 *
 * @param members a single one, unless it is an ensemble
 * @param temperature by which the model's logits are divided before its softmax
 */
public record NetworkGraph(List<Member> members, double temperature) {

  /** Why other models have none. */
  public static final String REFUSED =
      "Only networks that see images as they are, and ensembles of them, can be exported.";

  /**
   * A network.
   *
   * @param layers from the image to the logits
   * @param weight of its probabilities; all weights sum to 1
   * @param temperature by which its logits are divided before they are averaged with others
   */
  public record Member(List<Layer> layers, double weight, double temperature) {}

  /**
   * The graph of a model.
   *
   * @throws UserFacingException if it is not made of networks that see images as they are
   */
  public static NetworkGraph of(ScoredClassifier classifier) throws UserFacingException {
    double temperature = classifier.calibration().temperature();
    if (!(classifier instanceof EnsembleClassifier ensemble)) {
      return new NetworkGraph(List.of(member(classifier, 1, 1)), temperature);
    }
    List<Member> members = new ArrayList<>();
    for (EnsembleClassifier.Member each : ensemble.members()) {
      ScoredClassifier own = each.classifier();
      members.add(member(own, each.weight(), own.calibration().temperature()));
    }
    return new NetworkGraph(List.copyOf(members), temperature);
  }

  private static Member member(ScoredClassifier classifier, double weight, double temperature)
      throws UserFacingException {
    if (classifier instanceof NetworkClassifier network) {
      List<Layer> layers = network.with((scope, blocks, store) -> NetworkLayers.of(blocks));
      return new Member(layers, weight, temperature);
    }
    throw new UserFacingException(REFUSED);
  }

  /** Whether it is more than a network: its logits are made of probabilities of members. */
  public boolean isEnsemble() {
    return members.size() > 1 || members.get(0).temperature() != 1;
  }
}
