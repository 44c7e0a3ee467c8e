package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;

/**
 * A block that drops something at random while training, by a mask that comes from outside. The
 * engine's own dropout draws from random numbers that all threads share, so that a training on
 * several threads would never give the same result twice.
 */
public interface MaskedBlock {

  /** The share that is dropped while training, 0 to below 1. */
  float rate();

  /**
   * The number of factors in the mask for a part of a batch. Known once the network is initialised.
   *
   * @param images in the part
   */
  int factors(int images);

  /**
   * Where the factors of a part begin, among those of all parts of a batch.
   *
   * @param part its index
   * @param firstImage its first image in the batch
   */
  int offset(int part, int firstImage);

  /**
   * Sets the mask of the next training forward pass.
   *
   * @param factors 0 for what is dropped, 1 / (1 − rate) for what is kept
   */
  void mask(NDArray factors);
}
