package org.sketch28.model.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.recurrent.GRU;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.MaskedBlock;
import org.sketch28.model.network.Network;
import org.sketch28.model.network.NormScale;

/** Reads the layers of a network off its blocks. */
final class NetworkLayers {

  private final List<Layer> layers = new ArrayList<>();

  private NetworkLayers() {}

  /** The layers from the image to the logits. */
  static List<Layer> of(Network network) {
    NetworkLayers found = new NetworkLayers();
    found.add(network.body());
    found.add(network.head());
    return List.copyOf(found.layers);
  }

  private static List<Layer> of(Block block) {
    NetworkLayers found = new NetworkLayers();
    found.add(block);
    return List.copyOf(found.layers);
  }

  private void add(Block block) {
    if (block instanceof SequentialBlock several) {
      several.getChildren().values().forEach(this::add);
    } else if (block instanceof ParallelBlock branches) {
      List<Block> both = branches.getChildren().values();
      layers.add(new Layer.Residual(of(both.get(0)), of(both.get(1))));
    } else if (block instanceof Conv2d convolution) {
      layers.add(
          new Layer.Convolution(
              tensor(block, "weight"),
              bias(block),
              (int) convolution.getStride().get(0),
              (int) convolution.getPadding().get(0)));
    } else if (block instanceof Linear) {
      layers.add(new Layer.Dense(tensor(block, "weight"), bias(block)));
    } else if (block instanceof BatchNorm) {
      layers.add(normalized(layers.remove(layers.size() - 1), block));
    } else if (block instanceof LambdaBlock function) {
      addFunction(function);
    } else if (block instanceof MaskedBlock) {
      // Drops nothing when it predicts.
      return;
    } else {
      layers.add(twoWay(block.getChildren().values()));
    }
  }

  private void addFunction(LambdaBlock block) {
    Layer layer = function(block.getName(), block);
    boolean inOneRow =
        !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Layer.ChannelMean;
    if (!(inOneRow && layer instanceof Layer.Flatten)) {
      layers.add(layer);
    }
  }

  private static Layer function(String name, Block block) {
    return switch (name) {
      case "ReLU" -> new Layer.ReLU();
      case "maxPool2d" -> new Layer.MaxPool(poolSize(block));
      case "globalAvgPool2d" -> new Layer.ChannelMean();
      case "batchFlatten" -> new Layer.Flatten();
      case "Rows" -> new Layer.Rows();
      case "Mean" -> new Layer.StepMean();
      default -> throw new IllegalStateException("a layer without a name that is known: " + name);
    };
  }

  /** How many pixels of a large image become one. */
  private static int poolSize(Block pool) {
    int side = 60;
    return side / (int) pool.getOutputShapes(new Shape[] {new Shape(1, 1, side, side)})[0].get(2);
  }

  private static Layer twoWay(List<Block> directions) {
    return new Layer.TwoWay(
        recurrence((GRU) directions.get(0)), recurrence((GRU) directions.get(1)));
  }

  private static Layer.Recurrence recurrence(GRU units) {
    return new Layer.Recurrence(
        tensor(units, "l_0_i2h_WEIGHT"),
        tensor(units, "l_0_h2h_WEIGHT"),
        tensor(units, "l_0_i2h_BIAS"),
        tensor(units, "l_0_h2h_BIAS"));
  }

  private static Layer normalized(Layer layer, Block norm) {
    NormScale scale = NormScale.of(norm);
    if (layer instanceof Layer.Convolution c) {
      return new Layer.Convolution(
          scaled(c.weight(), scale), shifted(c.bias(), scale), c.stride(), c.padding());
    }
    Layer.Dense dense = (Layer.Dense) layer;
    return new Layer.Dense(scaled(dense.weight(), scale), shifted(dense.bias(), scale));
  }

  private static HostTensor scaled(HostTensor weight, NormScale scale) {
    float[] values = weight.values().clone();
    int each = values.length / scale.scales().length;
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale.scales()[i / each];
    }
    return new HostTensor(weight.shape(), values);
  }

  private static HostTensor shifted(HostTensor bias, NormScale scale) {
    float[] values = bias.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * scale.scales()[i] + scale.shifts()[i];
    }
    return new HostTensor(bias.shape(), values);
  }

  /** Zeros where a layer has none. */
  private static HostTensor bias(Block block) {
    if (block.getDirectParameters().contains("bias")) {
      return tensor(block, "bias");
    }
    int units = (int) tensor(block, "weight").shape()[0];
    return new HostTensor(new long[] {units}, new float[units]);
  }

  private static HostTensor tensor(Block block, String name) {
    Parameter parameter = block.getDirectParameters().get(name);
    NDArray array = parameter.getArray();
    return new HostTensor(array.getShape().getShape(), array.toFloatArray());
  }
}
