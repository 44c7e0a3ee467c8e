package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * DropConnect (Wan et al. 2013): a linear layer whose weights are dropped at random, others in each
 * part of a batch. The paper draws a mask for each image, which would take as many products of
 * matrices; like the engine that predicts, it uses the mean of all masks afterwards.
 */
final class MaskedLinear extends Linear implements MaskedBlock {

  private final float rate;
  private NDArray mask;

  MaskedLinear(int units, float rate) {
    super(Linear.builder().setUnits(units));
    this.rate = rate;
  }

  @Override
  public float rate() {
    return rate;
  }

  private Parameter parameter(String name) {
    return getDirectParameters().get(name);
  }

  @Override
  public int factors(int images) {
    return Math.toIntExact(parameter("weight").getArray().size());
  }

  @Override
  public int offset(int part, int firstImage) {
    return part * factors(0);
  }

  @Override
  public void mask(NDArray factors) {
    mask = factors;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    if (!training || rate == 0) {
      return super.forwardInternal(store, inputs, training, params);
    }
    NDArray input = inputs.singletonOrThrow();
    NDArray weights = store.getValue(parameter("weight"), input.getDevice(), true);
    NDArray biases = store.getValue(parameter("bias"), input.getDevice(), true);
    // The product lives as long as its first factor: the mask, for one step.
    return linear(input, mask.reshape(weights.getShape()).mul(weights), biases);
  }
}
