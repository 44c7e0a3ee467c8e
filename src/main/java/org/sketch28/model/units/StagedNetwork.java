package org.sketch28.model.units;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.EvalModeForward;
import org.sketch28.model.network.NetworkClassifier;

/**
 * A network, stage by stage: what each unit puts out for an image, and the arithmetic behind it.
 * Images are 784 values in 0…1, as the network sees them.
 */
public final class StagedNetwork {

  private static final int SIDE = ImageDataset.SIDE;

  private final NetworkClassifier classifier;
  private final List<Stage> stages;

  /** The layers whose outputs the stages have. */
  private final Set<Block> shown;

  /**
   * Divides a network into its stages.
   *
   * @param classifier stays the caller's to close
   */
  public StagedNetwork(NetworkClassifier classifier) {
    this.classifier = classifier;
    this.stages =
        classifier.with(
            (scope, network, store) -> {
              IdentityHashMap<Block, NDArray> outputs = new IdentityHashMap<>();
              new EvalModeForward(store, (layer, name, output, inner) -> outputs.put(layer, output))
                  .logits(network, images(scope, new float[ImageDataset.PIXELS], 1));
              return StagePlan.of(network, outputs);
            });
    this.shown = Collections.newSetFromMap(new IdentityHashMap<>());
    stages.forEach(stage -> shown.add(stage.shown()));
  }

  static NDArray images(NDManager scope, float[] pixels, int count) {
    return NDArrayCopies.create(scope, pixels, new Shape(count, 1, SIDE, SIDE));
  }

  /** The stages, from the image to the logits. */
  public List<Stage> stages() {
    return stages;
  }

  NetworkClassifier classifier() {
    return classifier;
  }

  /** The names of the classes, in the order of the logits. */
  public List<String> classNames() {
    return classifier.classNames();
  }

  /** The calibrated probability of each class. */
  public float[] probabilities(Activations activations) {
    return classifier.calibration().probabilities(activations.of(stages.size() - 1));
  }

  /** What every stage puts out for an image. */
  public Activations activations(float[] image) {
    return activations(image, Set.of());
  }

  /**
   * What every stage puts out for an image while some channels put out nothing.
   *
   * @param off channels of stages between the image and the classes
   */
  public Activations activations(float[] image, Set<Connection.Channel> off) {
    IdentityHashMap<Block, float[]> outputs =
        classifier.with(
            (scope, network, store) -> {
              IdentityHashMap<Block, float[]> found = new IdentityHashMap<>();
              new EvalModeForward(
                      store,
                      (layer, name, output, inner) -> {
                        if (shown.contains(layer)) {
                          found.put(layer, channelsFirst(output));
                        }
                      },
                      (layer, output) -> without(off, layer, output))
                  .logits(network, images(scope, image, 1));
              return found;
            });
    List<float[]> values = new ArrayList<>();
    for (Stage stage : stages) {
      values.add(stage.kind() == Stage.Kind.INPUT ? image : outputs.get(stage.shown()));
    }
    return new Activations(values);
  }

  /** Multiplies the channels that are off by 0. */
  private NDArray without(Set<Connection.Channel> off, Block layer, NDArray output) {
    NDArray left = output;
    for (Connection.Channel channel : off) {
      Stage stage = stages.get(channel.stage());
      if (stage.shown() == layer) {
        float[] mask = new float[stage.channels()];
        Arrays.fill(mask, 1);
        mask[channel.index()] = 0;
        Shape shape =
            switch (output.getShape().dimension()) {
              case 2 -> new Shape(1, mask.length);
              case 3 -> new Shape(1, 1, mask.length);
              default -> new Shape(1, mask.length, 1, 1);
            };
        left = left.mul(NDArrayCopies.create(output.getManager(), mask, shape));
      }
    }
    return left;
  }

  /** The units of a sequence are its channels. */
  static float[] channelsFirst(NDArray output) {
    return (output.getShape().dimension() == 3 ? output.transpose(0, 2, 1) : output).toFloatArray();
  }

  /**
   * The arithmetic of a unit.
   *
   * @throws IllegalArgumentException if its stage reads no other by weights
   */
  public UnitSum sum(Activations activations, Unit unit) {
    Stage stage = stages.get(unit.stage());
    if (stage.inlets().isEmpty()) {
      throw new IllegalArgumentException("no weights lead to " + unit);
    }
    Unit place = largest(activations, unit);
    List<UnitSum.Part> parts = new ArrayList<>();
    for (Stage.Inlet inlet : stage.inlets()) {
      parts.add(part(activations, inlet, place));
    }
    double total = parts.stream().mapToDouble(UnitSum.Part::result).sum();
    return new UnitSum(unit, parts, total, stage.relu() ? Math.max(0, total) : total);
  }

  /** The place before pooling that a unit has its value from. */
  private Unit largest(Activations activations, Unit unit) {
    Stage stage = stages.get(unit.stage());
    int pool = stage.pool();
    Unit best = null;
    double most = 0;
    for (int i = 0; i < pool * pool; i++) {
      int y = unit.y() * pool + i / pool;
      int x = unit.x() * pool + i % pool;
      Unit place = new Unit(unit.stage(), unit.channel(), y, x);
      double value = pool == 1 ? 0 : total(activations, place);
      if (best == null || value > most) {
        best = place;
        most = value;
      }
    }
    return best;
  }

  private double total(Activations activations, Unit place) {
    double total = 0;
    for (Stage.Inlet inlet : stages.get(place.stage()).inlets()) {
      total +=
          inlet
              .filters()
              .sum(
                  stages.get(inlet.source()),
                  activations.of(inlet.source()),
                  place.channel(),
                  place.y(),
                  place.x());
    }
    return total;
  }

  private UnitSum.Part part(Activations activations, Stage.Inlet inlet, Unit place) {
    Stage source = stages.get(inlet.source());
    Filters filters = inlet.filters();
    float[] values = activations.of(inlet.source());
    int channel = place.channel();
    List<UnitSum.Term> terms = new ArrayList<>();
    for (int from = 0; from < filters.inputs(); from++) {
      terms.add(
          new UnitSum.Term(
              new Connection.Channel(inlet.source(), from),
              filters.patch(source, values, from, place.y(), place.x()),
              filters.kernel(channel, from),
              filters.product(source, values, channel, from, place.y(), place.x())));
    }
    terms.sort(Comparator.comparingDouble(term -> -Math.abs(term.value())));
    return new UnitSum.Part(
        filters.height(),
        filters.width(),
        terms,
        filters.bias(channel),
        filters.scale(channel),
        filters.shift(channel),
        filters.sum(source, values, channel, place.y(), place.x()));
  }

  /**
   * The strongest connections to a stage: each of its channels at its strongest place, from each
   * channel that it reads.
   *
   * @param most at most so many
   * @return the largest amount first
   */
  public List<Connection> connections(Activations activations, int stage, int most) {
    StrongestConnections strongest = new StrongestConnections(most);
    for (int channel = 0; channel < stages.get(stage).channels(); channel++) {
      addConnections(activations, strongest(activations, stage, channel), strongest);
    }
    return strongest.sorted();
  }

  /** The strongest connections to a unit. */
  public List<Connection> connections(Activations activations, Unit unit, int most) {
    StrongestConnections strongest = new StrongestConnections(most);
    addConnections(activations, unit, strongest);
    return strongest.sorted();
  }

  private void addConnections(Activations activations, Unit unit, StrongestConnections all) {
    Unit place = largest(activations, unit);
    for (Stage.Inlet inlet : stages.get(unit.stage()).inlets()) {
      Filters filters = inlet.filters();
      Stage source = stages.get(inlet.source());
      float[] values = activations.of(inlet.source());
      double scale = filters.scale(unit.channel());
      for (int from = 0; from < filters.inputs(); from++) {
        double product =
            filters.product(source, values, unit.channel(), from, place.y(), place.x());
        all.add(inlet.source(), from, unit, scale * product);
      }
    }
  }

  /** A channel's unit that puts out the largest value. */
  public Unit strongest(Activations activations, int stage, int channel) {
    return stages.get(stage).strongest(stage, activations.of(stage), channel);
  }

  /** What a unit puts out. */
  public float value(Activations activations, Unit unit) {
    return activations
        .of(unit.stage())[stages.get(unit.stage()).index(unit.channel(), unit.y(), unit.x())];
  }
}
