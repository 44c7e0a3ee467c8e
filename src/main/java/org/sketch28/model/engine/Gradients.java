package org.sketch28.model.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;

/**
 * Collectors of gradients for several threads at once. MXNet records for each thread by itself.
 * PyTorch too, but DJL 0.36 allows a single collector in the whole program, so that it has to be
 * shared.
 */
public final class Gradients {

  private static final SharedCollector SHARED =
      new SharedCollector(() -> Engine.getInstance().newGradientCollector());

  private Gradients() {}

  /** Begins to record on this thread; to be closed on the same one. */
  public static GradientCollector collect() {
    return Engines.isPyTorch() ? SHARED.collect() : Engine.getInstance().newGradientCollector();
  }

  /**
   * Makes a gradient that has been read ready for the next step: PyTorch adds to it, MXNet
   * overwrites it anyway.
   */
  public static void reset(NDArray gradient) {
    if (Engines.isPyTorch()) {
      gradient.subi(gradient);
    }
  }
}
