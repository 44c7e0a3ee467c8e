package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.Arrays;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.NDArrayCopies;

/**
 * Runs a network layer by layer as it predicts, so that a gradient can be taken of it. An engine
 * that records for a gradient thinks that it trains: MXNet then refuses batch norm and dropout in
 * their predicting form. Dropout is left out here, and batch norm is the scale and shift that it
 * amounts to while a gradient is recorded.
 */
public final class EvalModeForward {

  private final ParameterStore store;
  private final LayerListener listener;
  private final LayerEdit edit;
  private final boolean recorded;

  /** Receives what a layer puts out. */
  @FunctionalInterface
  public interface LayerListener {

    /**
     * @param layer the block, a function, or several branches
     * @param name the kind of the layer
     * @param output (batch, channels, height, width), (batch, features), or (batch, rows, features)
     * @param inner whether the layer belongs to a branch, whose sum is reported later
     */
    void at(Block layer, String name, NDArray output, boolean inner);
  }

  /** Changes what a layer puts out. */
  @FunctionalInterface
  public interface LayerEdit {

    /**
     * @param output of the layer
     * @return what the next layers see instead; may be the same
     */
    NDArray edit(Block layer, NDArray output);
  }

  /** Without a recording. */
  public EvalModeForward(ParameterStore store, LayerListener listener) {
    this(store, listener, (layer, output) -> output);
  }

  /** Without a recording, with changes on the way. */
  public EvalModeForward(ParameterStore store, LayerListener listener, LayerEdit edit) {
    this(store, listener, edit, false);
  }

  private EvalModeForward(
      ParameterStore store, LayerListener listener, LayerEdit edit, boolean recorded) {
    this.store = store;
    this.listener = listener;
    this.edit = edit;
    this.recorded = recorded;
  }

  /** While the engine records for a gradient. */
  public static EvalModeForward recorded(ParameterStore store) {
    return recorded(store, (layer, name, output, inner) -> {});
  }

  /** While the engine records for a gradient, of a layer's output perhaps. */
  public static EvalModeForward recorded(ParameterStore store, LayerListener listener) {
    return new EvalModeForward(store, listener, (layer, output) -> output, true);
  }

  /** From images (batch, 1, 28, 28) to logits (batch, classes). */
  public NDArray logits(Network network, NDArray images) {
    NDArray features = sequence(network.body(), images, false);
    NDArray logits = network.head().forward(store, new NDList(features), false).get(0);
    listener.at(network.head(), "Logits", logits, false);
    return logits;
  }

  private NDArray sequence(SequentialBlock block, NDArray input, boolean inner) {
    NDArray at = input;
    for (Pair<String, Block> child : block.getChildren()) {
      at = layer(child, at, inner);
    }
    return at;
  }

  private NDArray layer(Pair<String, Block> child, NDArray input, boolean inner) {
    Block layer = child.getValue();
    if (layer instanceof MaskedDropout) {
      return input;
    }
    if (layer instanceof SequentialBlock several) {
      return sequence(several, input, inner);
    }
    NDArray output = edit.edit(layer, output(layer, input));
    listener.at(layer, name(child), output, inner);
    return output;
  }

  private NDArray output(Block layer, NDArray input) {
    if (layer instanceof ParallelBlock parallel) {
      // The only parallel blocks here are residual ones, whose branches are added.
      NDArray sum = null;
      for (Pair<String, Block> branch : parallel.getChildren()) {
        NDArray output = layer(branch, input, true);
        sum = sum == null ? output : Engines.sum(sum, output);
      }
      return sum;
    }
    if (layer instanceof Conv2d convolution
        && convolution.getFilters() % Engines.filterBlock() != 0) {
      return withWholeBlocks(convolution, input);
    }
    if (recorded && layer instanceof BatchNorm) {
      return normalized(layer, input);
    }
    // Recurrent blocks without dropout compute the same in both modes, but MXNet insists on its
    // own.
    boolean training = recorded && layer instanceof TwoWayRecurrence;
    return layer.forward(store, new NDList(input), training).singletonOrThrow();
  }

  /** The same convolution with filters of zeros added and their outputs dropped. */
  private NDArray withWholeBlocks(Conv2d convolution, NDArray input) {
    int filters = convolution.getFilters();
    int whole = filters + Engines.filterBlock() - filters % Engines.filterBlock();
    NDArray weight = value(convolution, "weight", input);
    long[] shape = weight.getShape().getShape().clone();
    shape[0] = whole;
    NDArray bias =
        convolution.isIncludeBias()
            ? extended(value(convolution, "bias", input), new Shape(whole), input)
            : input.getManager().zeros(new Shape(whole));
    return Conv2d.conv2d(
            input,
            extended(weight, new Shape(shape), input),
            bias,
            convolution.getStride(),
            convolution.getPadding(),
            convolution.getDilation(),
            convolution.getGroups())
        .singletonOrThrow()
        .get(":, :" + filters);
  }

  private static NDArray extended(NDArray array, Shape shape, NDArray near) {
    float[] values = Arrays.copyOf(array.toFloatArray(), Math.toIntExact(shape.size()));
    return NDArrayCopies.create(near.getManager(), values, shape);
  }

  private static NDArray normalized(Block layer, NDArray input) {
    NormScale norm = NormScale.of(layer);
    int channels = norm.scales().length;
    Shape shape =
        input.getShape().dimension() == 4 ? new Shape(1, channels, 1, 1) : new Shape(1, channels);
    NDArray scale = NDArrayCopies.create(input.getManager(), norm.scales(), shape);
    return input.mul(scale).add(NDArrayCopies.create(input.getManager(), norm.shifts(), shape));
  }

  private NDArray value(Block layer, String name, NDArray near) {
    Parameter parameter = layer.getDirectParameters().get(name);
    return store.getValue(parameter, near.getDevice(), false);
  }

  /** The kind of layer; of a function as a layer, its name in its parent. */
  private static String name(Pair<String, Block> child) {
    if (child.getValue() instanceof ParallelBlock) {
      return "Residual";
    }
    String simple = child.getValue().getClass().getSimpleName();
    return simple.equals("LambdaBlock") ? child.getKey().replaceFirst("^\\d+", "") : simple;
  }
}
