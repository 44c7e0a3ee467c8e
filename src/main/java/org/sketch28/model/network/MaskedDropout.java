package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Dropout whose mask comes from outside. The engine's own draws from random numbers that all
 * threads share, so that a training on several threads would never give the same result twice.
 */
public final class MaskedDropout extends AbstractBlock {

  private final float rate;
  private NDArray mask;

  MaskedDropout(float rate) {
    super((byte) 1);
    this.rate = rate;
  }

  /** The share of activations that are dropped while training, 0 to below 1. */
  public float rate() {
    return rate;
  }

  /** The number of activations for each image; known once the network is initialised. */
  public int units() {
    return Math.toIntExact(inputShapes[0].slice(1).size());
  }

  /**
   * Sets the mask of the next training forward pass.
   *
   * @param factors as many as there are activations in the batch: 0 for a dropped one, 1 / (1 −
   *     rate) for one that is kept
   */
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
