package org.sketch28.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.function.Supplier;

/** One collector of gradients for several threads: opened for the first, closed after the last. */
final class SharedCollector {

  private final Supplier<GradientCollector> opener;
  private GradientCollector open;
  private int users;

  SharedCollector(Supplier<GradientCollector> opener) {
    this.opener = opener;
  }

  /** The shared collector, for one more thread. */
  GradientCollector collect() {
    return new Use(begin());
  }

  private synchronized GradientCollector begin() {
    if (users == 0) {
      open = opener.get();
    }
    users++;
    return open;
  }

  private synchronized void end() {
    users--;
    if (users == 0) {
      open.close();
    }
  }

  private final class Use implements GradientCollector {
    private final GradientCollector collector;

    private Use(GradientCollector collector) {
      this.collector = collector;
    }

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
      end();
    }
  }
}
