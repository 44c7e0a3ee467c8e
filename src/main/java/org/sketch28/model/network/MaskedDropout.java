package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** Dropout: activations are dropped, others in each image. */
final class MaskedDropout extends AbstractBlock implements MaskedBlock {

  private final float rate;
  private NDArray mask;

  MaskedDropout(float rate) {
    super((byte) 1);
    this.rate = rate;
  }

  @Override
  public float rate() {
    return rate;
  }

  @Override
  public int factors(int images) {
    return images * Math.toIntExact(inputShapes[0].slice(1).size());
  }

  @Override
  public int offset(int part, int firstImage) {
    return factors(firstImage);
  }

  @Override
  public void mask(NDArray factors) {
    mask = factors;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    if (!training || rate == 0) {
      return inputs;
    }
    NDArray input = inputs.singletonOrThrow();
    return new NDList(input.mul(mask.reshape(input.getShape())));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return inputs;
  }
}
