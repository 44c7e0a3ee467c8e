package org.sketch28.app.draw.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sketch28.model.Classifier;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.units.Activations;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.StagedNetwork;
import org.sketch28.model.units.Unit;

/**
 * A network with what it makes of an image.
 *
 * @param model that the network is, or is a member of
 * @param network in stages
 * @param preparation of images for this network
 * @param activations for the image
 * @param connections the strongest to each stage, in the order of the stages
 * @param classNames of the logits
 * @param probabilities of each class, 0…1
 * @param off channels that are switched off
 * @param whole the probabilities with all channels on
 */
record Diagram(
    Classifier model,
    StagedNetwork network,
    ImagePreparation preparation,
    Activations activations,
    List<List<Connection>> connections,
    List<String> classNames,
    float[] probabilities,
    Set<Connection.Channel> off,
    float[] whole) {

  /** More lines would be a tangle. */
  private static final int CONNECTIONS = 40;

  Diagram {
    connections = List.copyOf(connections);
    classNames = List.copyOf(classNames);
    off = Set.copyOf(off);
  }

  static Diagram of(
      Classifier model,
      StagedNetwork network,
      ImagePreparation preparation,
      float[] image,
      Set<Connection.Channel> wantedOff) {
    float[] prepared = preparation.apply(image);
    // They may be of another network.
    Set<Connection.Channel> off =
        wantedOff.stream()
            .filter(each -> each.stage() < network.stages().size() - 1)
            .filter(each -> each.index() < network.stages().get(each.stage()).channels())
            .collect(Collectors.toSet());
    Activations activations = network.activations(prepared, off);
    List<List<Connection>> connections = new ArrayList<>();
    int last = network.stages().size() - 1;
    for (int s = 0; s <= last; s++) {
      connections.add(network.connections(activations, s, CONNECTIONS));
    }
    return new Diagram(
        model,
        network,
        preparation,
        activations,
        connections,
        network.classNames(),
        network.probabilities(activations),
        off,
        network.probabilities(off.isEmpty() ? activations : network.activations(prepared)));
  }

  List<Stage> stages() {
    return network.stages();
  }

  /** Whether a unit can be switched off, and on again. */
  boolean canSwitch(Unit unit) {
    return unit.stage() > 0 && unit.stage() < stages().size() - 1;
  }

  /** Whether a unit's channel is switched off. */
  boolean isOff(Unit unit) {
    return off.contains(new Connection.Channel(unit.stage(), unit.channel()));
  }

  /** The strongest connections to a unit. */
  List<Connection> connectionsTo(Unit unit) {
    return network.connections(activations, unit, CONNECTIONS);
  }

  /** Whether another diagram is of a network with the same stages. */
  boolean isLike(Diagram other) {
    return shapes().equals(other.shapes());
  }

  private List<String> shapes() {
    return stages().stream()
        .map(s -> "%s %d %d %d".formatted(s.kind(), s.channels(), s.height(), s.width()))
        .toList();
  }
}
