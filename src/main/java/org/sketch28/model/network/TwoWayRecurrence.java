package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.recurrent.GRU;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Gated recurrent units that read a sequence in both directions: from (batch, rows, values) to
 * (batch, rows, 2 · units), the second half in reversed order. DJL 0.36 hands the parameters of its
 * own bidirectional block to PyTorch in a wrong order.
 */
final class TwoWayRecurrence extends AbstractBlock {

  private final int units;
  private final GRU forwards;
  private final GRU backwards;

  TwoWayRecurrence(int units) {
    super((byte) 1);
    this.units = units;
    forwards = addChildBlock("forwards", newUnits(units));
    backwards = addChildBlock("backwards", newUnits(units));
  }

  private static GRU newUnits(int units) {
    return GRU.builder()
        .setNumLayers(1)
        .setStateSize(units)
        .optReturnState(false)
        .optBatchFirst(true)
        .build();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray rows = inputs.singletonOrThrow();
    NDArray down = forwards.forward(store, new NDList(rows), training).get(0);
    NDArray up = backwards.forward(store, new NDList(rows.flip(1)), training).get(0);
    return new NDList(down.concat(up, 2));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    forwards.initialize(manager, type, inputs);
    backwards.initialize(manager, type, inputs);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), inputs[0].get(1), 2L * units)};
  }
}
