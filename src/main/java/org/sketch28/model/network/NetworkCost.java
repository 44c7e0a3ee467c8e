package org.sketch28.model.network;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.util.Pair;
import org.sketch28.model.engine.Engines;

/**
 * What a network costs.
 *
 * @param parameters that are trained
 * @param multiplyAdds of one image through convolutions and linear layers
 */
public record NetworkCost(long parameters, long multiplyAdds) {

  private static final Shape IMAGE = new Shape(1, 1, 28, 28);

  /** Counts by walking through the layers. Loads the engine, if it is the first to. */
  public static NetworkCost of(Architecture architecture, int classes) {
    Network network = architecture.newNetwork(classes, 0);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      long parameters = 0;
      for (Pair<String, Parameter> entry : network.whole().getParameters()) {
        boolean trained = entry.getValue().requiresGradient();
        parameters += trained ? entry.getValue().getArray().size() : 0;
      }
      return new NetworkCost(parameters, multiplyAdds(network.whole(), IMAGE));
    }
  }

  private static long multiplyAdds(Block block, Shape input) {
    Shape output = block.getOutputShapes(new Shape[] {input})[0];
    if (block instanceof SequentialBlock sequence) {
      long sum = 0;
      Shape at = input;
      for (Pair<String, Block> child : sequence.getChildren()) {
        sum += multiplyAdds(child.getValue(), at);
        at = child.getValue().getOutputShapes(new Shape[] {at})[0];
      }
      return sum;
    }
    if (block instanceof ParallelBlock parallel) {
      return parallel.getChildren().values().stream()
          .mapToLong(child -> multiplyAdds(child, input))
          .sum();
    }
    if (block instanceof TwoWayRecurrence) {
      long weights =
          block.getParameters().stream()
              .filter(each -> each.getKey().endsWith("weight"))
              .mapToLong(each -> each.getValue().getArray().size())
              .sum();
      return weights * input.get(1);
    }
    Parameter weight = block.getDirectParameters().get("weight");
    long weights = weight == null ? 0 : weight.getArray().size();
    if (block instanceof Convolution) {
      return weights * output.get(2) * output.get(3);
    }
    return block instanceof Linear ? weights : 0;
  }
}
