package org.sketch28.app.draw.network;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.explain.Evidence;
import org.sketch28.model.explain.FeatureMaps;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.StagedNetwork;

/** Looks into the model in use; only on the thread on which that is asked. */
final class NetworkWatcher {

  /** The network that was looked into last, whose weights need not be read again. */
  private Optional<NetworkClassifier> known = Optional.empty();

  private Optional<StagedNetwork> staged = Optional.empty();

  /**
   * What can be seen of a model.
   *
   * @param members titles of the networks of an ensemble; empty for a single model
   * @param member the index of the one that is shown
   * @param diagram of a network
   * @param evidence of a model that is no network
   */
  record View(
      List<String> members, int member, Optional<Diagram> diagram, List<FeatureMaps> evidence) {

    static final View NONE = new View(List.of(), 0, Optional.empty(), List.of());

    View {
      members = List.copyOf(members);
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * Looks at a model.
   *
   * @param wanted the member of an ensemble that is to be shown
   * @param off channels that are switched off
   */
  View look(Classifier model, int wanted, Set<Connection.Channel> off, GrayImage image) {
    Classifier shown = model;
    List<String> members = List.of();
    int member = 0;
    if (model instanceof EnsembleClassifier ensemble) {
      members = ensemble.members().stream().map(EnsembleClassifier.Member::title).toList();
      member = Math.min(wanted, members.size() - 1);
      shown = ensemble.members().get(member).classifier();
    }
    ImagePreparation preparation = ImagePreparation.NONE;
    if (shown instanceof PreparedClassifier prepared) {
      preparation = prepared.preparation();
      shown = prepared.classifier();
    }
    if (shown instanceof NetworkClassifier network) {
      Diagram diagram = Diagram.of(model, stagesOf(network), preparation, image.toFloats(), off);
      return new View(members, member, Optional.of(diagram), List.of());
    }
    return new View(members, member, Optional.empty(), evidence(shown, image));
  }

  private static List<FeatureMaps> evidence(Classifier classifier, GrayImage image) {
    return classifier instanceof ScoredClassifier scored
        ? Evidence.of(scored, image.toFloats(), scored.predict(image).best())
        : List.of();
  }

  private StagedNetwork stagesOf(NetworkClassifier network) {
    if (staged.isEmpty() || known.filter(network::equals).isEmpty()) {
      known = Optional.of(network);
      staged = Optional.of(new StagedNetwork(network));
    }
    return staged.get();
  }
}
