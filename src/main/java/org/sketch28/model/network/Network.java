package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.NDArrayCopies;

/**
 * A network's blocks and what is done with their parameters as plain numbers.
 *
 * @param body from images (batch, 1, 28, 28) to features (batch, {@link Architecture#features()})
 * @param head from features to logits (batch, classes)
 * @param whole from images to logits, which is what is trained
 */
public record Network(SequentialBlock body, Block head, SequentialBlock whole) {

  /** Gives every parameter its shape and its random first value. */
  public void initialize(NDManager manager) {
    whole.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 28, 28));
  }

  /** All parameters and running statistics: name to tensor. Waits for the engine. */
  public Map<String, HostTensor> export() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (Pair<String, Parameter> entry : whole.getParameters()) {
      NDArray array = entry.getValue().getArray();
      tensors.put(
          entry.getKey(), new HostTensor(array.getShape().getShape(), array.toFloatArray()));
    }
    return tensors;
  }

  /** The engine's array of every parameter, by name. */
  public Map<String, NDArray> arrays() {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    whole.getParameters().forEach(entry -> arrays.put(entry.getKey(), entry.getValue().getArray()));
    return arrays;
  }

  /** The blocks that drop anything, in their order. */
  public List<MaskedBlock> maskedBlocks() {
    List<MaskedBlock> found = new ArrayList<>();
    collect(whole, found);
    return found;
  }

  private static void collect(Block block, List<MaskedBlock> found) {
    if (block instanceof MaskedBlock masked && masked.rate() > 0) {
      found.add(masked);
    }
    block.getChildren().forEach(child -> collect(child.getValue(), found));
  }

  /** The shape of every parameter, by name. */
  public Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (Pair<String, Parameter> entry : whole.getParameters()) {
      shapes.put(entry.getKey(), entry.getValue().getArray().getShape().getShape());
    }
    return shapes;
  }

  /**
   * Sets every parameter.
   *
   * @param tensors of exactly the names and shapes of {@link #shapes()}
   */
  public void load(Map<String, HostTensor> tensors) {
    for (Pair<String, Parameter> entry : whole.getParameters()) {
      NDArrayCopies.set(entry.getValue().getArray(), tensors.get(entry.getKey()).values());
    }
  }

  /**
   * Features and logits of a batch.
   *
   * @param images (batch, 1, 28, 28)
   * @return two arrays that live in the manager of {@code images}
   */
  public NDList infer(ParameterStore store, NDArray images) {
    NDArray features = body.forward(store, new NDList(images), false).singletonOrThrow();
    NDArray logits = head.forward(store, new NDList(features), false).singletonOrThrow();
    return new NDList(features, logits);
  }
}
