package org.sketch28.model.units;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.network.Network;

/** Divides a network into stages. */
final class StagePlan {

  private static final int SIDE = ImageDataset.SIDE;

  private final IdentityHashMap<Block, int[]> shapes;
  private final List<Stage> stages = new ArrayList<>();

  private Stage.Kind kind;
  private final List<Stage.Inlet> inlets = new ArrayList<>();
  private int pool = 1;
  private boolean relu;
  private Block summed;
  private Block shown;

  private StagePlan(IdentityHashMap<Block, int[]> shapes) {
    this.shapes = shapes;
    stages.add(
        new Stage(Stage.Kind.INPUT, new int[] {1, SIDE, SIDE}, List.of(), 1, false, null, null));
  }

  /**
   * The stages of a network, from the image to the logits.
   *
   * @param outputs of each of its layers for some image
   */
  static List<Stage> of(Network network, IdentityHashMap<Block, NDArray> outputs) {
    IdentityHashMap<Block, int[]> shapes = new IdentityHashMap<>();
    outputs.forEach((block, output) -> shapes.put(block, shape(output)));
    StagePlan plan = new StagePlan(shapes);
    plan.add(network.body());
    plan.finish();
    plan.begin(Stage.Kind.CLASSES, plan.last(), network.head());
    plan.finish();
    return plan.stages;
  }

  /** Channels, height and width of a layer's output; the units of a sequence are its channels. */
  private static int[] shape(NDArray output) {
    long[] shape = output.getShape().getShape();
    return switch (shape.length) {
      case 2 -> new int[] {(int) shape[1], 1, 1};
      case 3 -> new int[] {(int) shape[2], (int) shape[1], 1};
      default -> new int[] {(int) shape[1], (int) shape[2], (int) shape[3]};
    };
  }

  private int last() {
    return stages.size() - 1;
  }

  private void add(Block layer) {
    if (layer instanceof SequentialBlock several) {
      several.getChildren().values().forEach(this::add);
    } else if (layer instanceof ParallelBlock branches) {
      add(branches);
    } else if (layer instanceof Conv2d) {
      finish();
      begin(Stage.Kind.CONVOLUTION, last(), layer);
    } else if (layer instanceof Linear) {
      finish();
      begin(Stage.Kind.DENSE, last(), layer);
    } else if (layer instanceof BatchNorm) {
      Stage.Inlet inlet = inlets.remove(inlets.size() - 1);
      inlets.add(new Stage.Inlet(inlet.source(), inlet.filters().normalized(layer)));
      shows(layer);
    } else {
      addFunction(layer);
    }
  }

  /** What has no weights, and recurrent layers, whose weights are not explained. */
  private void addFunction(Block layer) {
    String name = layer instanceof LambdaBlock function ? function.getName() : "";
    if (name.equals("ReLU")) {
      relu = true;
      shown = layer;
    } else if (name.equals("maxPool2d")) {
      pool = shapes.get(shown)[1] / shapes.get(layer)[1];
      shows(layer);
    } else if (name.equals("globalAvgPool2d") || name.equals("Mean")) {
      finish();
      kind = Stage.Kind.MEAN;
      inlets.add(new Stage.Inlet(last(), Filters.mean(stages.get(last()))));
      shows(layer);
    } else if (!layer.getChildren().isEmpty()) {
      finish();
      kind = Stage.Kind.RECURRENT;
      shows(layer);
    }
    // Else the values stay as they are: dropout, and channels that are put one behind another.
  }

  /** Both branches read the stage before; the second has a single convolution. */
  private void add(ParallelBlock branches) {
    finish();
    int source = last();
    List<Block> both = branches.getChildren().values();
    add(both.get(0));
    kind = Stage.Kind.RESIDUAL;
    for (Block layer : ((SequentialBlock) both.get(1)).getChildren().values()) {
      if (layer instanceof Conv2d shortcut) {
        inlets.add(new Stage.Inlet(source, Filters.of(shortcut, stages.get(source).channels())));
      } else {
        add(layer);
      }
    }
    shows(branches);
  }

  private void begin(Stage.Kind next, int source, Block layer) {
    kind = next;
    Stage input = stages.get(source);
    inlets.add(
        new Stage.Inlet(
            source,
            layer instanceof Conv2d convolution
                ? Filters.of(convolution, input.channels())
                : Filters.of(layer, input)));
    shows(layer);
  }

  private void shows(Block layer) {
    summed = layer;
    shown = layer;
  }

  private void finish() {
    if (kind == null) {
      return;
    }
    stages.add(new Stage(kind, shapes.get(shown), inlets, pool, relu, summed, shown));
    kind = null;
    inlets.clear();
    pool = 1;
    relu = false;
  }
}
