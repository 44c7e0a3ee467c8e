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

  private static GradientCollector shared;
  private static int users;

  private Gradients() {}

  /** Begins to record on this thread; to be closed on the same one. */
  public static GradientCollector collect() {
    return Engines.isPyTorch() ? new Shared() : Engine.getInstance().newGradientCollector();
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

  private static synchronized GradientCollector open() {
    if (users == 0) {
      shared = Engine.getInstance().newGradientCollector();
    }
    users++;
    return shared;
  }

  private static synchronized void release() {
    users--;
    if (users == 0) {
      shared.close();
    }
  }

  private static final class Shared implements GradientCollector {
    private final GradientCollector collector = open();

    @Override
    public void backward(NDArray target) {
      collector.backward(target);
    }

    @Override
    public void zeroGradients() {
      collector.zeroGradients();
    }

    @Override
    public void close() {
      release();
    }
  }
}
