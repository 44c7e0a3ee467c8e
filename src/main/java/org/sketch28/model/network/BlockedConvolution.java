package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.sketch28.model.engine.Engines;

/**
 * A convolution that is trained with channels of zeros, up to a number that oneDNN has fast code
 * for. MXNet's oneDNN computes 6 or 16 filters on 1 or 6 channels about ten times more slowly than
 * 16 on 3 or 16. What is added stays zero through ReLU and pooling, and gets no gradient, so the
 * next blocked convolution only has to skip it.
 */
final class BlockedConvolution {

  /** oneDNN's blocks of channels with AVX-512; a multiple of those of other processors. */
  private static final int BLOCK = 16;

  /** Besides whole blocks there is fast code for the three channels of colour pictures. */
  private static final int FIRST = 3;

  private BlockedConvolution() {}

  /**
   * A convolution.
   *
   * @param builder of the same convolution without more channels
   */
  static Conv2d of(ai.djl.nn.convolutional.Conv2d.Builder builder) {
    return new Conv2d(builder);
  }

  /** Named as DJL's own, because a parameter's name is made of the names of the classes. */
  static final class Conv2d extends ai.djl.nn.convolutional.Conv2d {

    private Conv2d(ai.djl.nn.convolutional.Conv2d.Builder builder) {
      super(builder);
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store,
        NDList inputs,
        boolean training,
        PairList<String, Object> parameters) {
      if (!training || !Engines.gainsFromBlocks()) {
        return super.forwardInternal(store, inputs, training, parameters);
      }
      NDArray input = inputs.singletonOrThrow();
      NDArray kernels = store.getValue(weight, input.getDevice(), true);
      NDArray biases = store.getValue(bias, input.getDevice(), true);
      long channels = input.getShape().get(1);
      NDManager step = input.getManager();
      NDArray wide = channels == 1 ? extended(input, 1, FIRST, step) : input;
      NDArray blocks =
          extended(extended(kernels, 1, wide.getShape().get(1), step), 0, whole(filters), step);
      NDArray wideBiases = extended(biases, 0, whole(filters), step);
      return conv2d(wide, blocks, wideBiases, stride, padding, dilation, groups);
    }
  }

  private static long whole(long channels) {
    return (channels + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * With zeros behind, up to a size of one of its dimensions.
   *
   * @param owner of the result, which would live as long as the parameters otherwise
   */
  private static NDArray extended(NDArray array, int axis, long size, NDManager owner) {
    long[] shape = array.getShape().getShape().clone();
    shape[axis] = size - shape[axis];
    if (shape[axis] == 0) {
      return array;
    }
    NDArray extended = array.concat(owner.zeros(new Shape(shape)), axis);
    extended.attach(owner);
    return extended;
  }
}
