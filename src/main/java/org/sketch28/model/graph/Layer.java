package org.sketch28.model.graph;

import java.util.List;
import org.sketch28.model.HostTensor;

/**
 * A step of a trained network. Images are channels × height × width; a batch norm is part of the
 * layer before it, and what only matters while training is left out.
 */
public sealed interface Layer {

  /**
   * A convolution.
   *
   * @param weight filters × channels × height × width
   * @param bias of each filter
   * @param stride in both directions
   * @param padding with zeros on each side
   */
  record Convolution(HostTensor weight, HostTensor bias, int stride, int padding)
      implements Layer {}

  /**
   * A linear layer.
   *
   * @param weight units × inputs
   * @param bias of each unit
   */
  record Dense(HostTensor weight, HostTensor bias) implements Layer {}

  /** The larger of a value and 0. */
  record ReLU() implements Layer {}

  /**
   * The largest value of each square; what is left over at the right and the bottom is dropped.
   *
   * @param size the side of the squares
   */
  record MaxPool(int size) implements Layer {}

  /** The mean of each channel over all its places; gives as many values as there are channels. */
  record ChannelMean() implements Layer {}

  /** All values in one row, channel after channel. */
  record Flatten() implements Layer {}

  /**
   * The sum of what two branches make of the same input.
   *
   * @param straight the longer branch
   * @param shortcut the other one
   */
  record Residual(List<Layer> straight, List<Layer> shortcut) implements Layer {}

  /** An image as the sequence of its rows. */
  record Rows() implements Layer {}

  /**
   * Two recurrent layers on the same sequence, of which one reads from its end; at each step, the
   * outputs of the first and then those of the second, each in the order in which it reads.
   *
   * @param forwards reads from the start
   * @param backwards reads from the end
   */
  record TwoWay(Recurrence forwards, Recurrence backwards) implements Layer {}

  /** The mean over the steps of a sequence. */
  record StepMean() implements Layer {}

  /**
   * Gated recurrent units (Cho et al. 2014), their gates in the order reset, update, new; the reset
   * gate acts on the product with the hidden state and its bias.
   *
   * @param inputWeight 3 · units × inputs
   * @param hiddenWeight 3 · units × units
   * @param inputBias 3 · units
   * @param hiddenBias 3 · units
   */
  record Recurrence(
      HostTensor inputWeight,
      HostTensor hiddenWeight,
      HostTensor inputBias,
      HostTensor hiddenBias) {

    /** The number of units. */
    public int units() {
      return (int) hiddenWeight.shape()[1];
    }
  }
}
