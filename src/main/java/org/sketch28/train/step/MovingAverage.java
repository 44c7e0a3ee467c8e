package org.sketch28.train.step;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.sketch28.model.HostTensor;

/**
 * The exponential moving average of a network's parameters and batch-norm statistics. Its decay
 * grows as (1 + n) / (10 + n) up to the given one, so that random first weights are soon forgotten.
 */
public final class MovingAverage {

  private final ParameterLayout layout;
  private final double decay;
  private final float[] values;

  /** Held while the values change; not bound to a thread, since replicas change them together. */
  private final Semaphore access = new Semaphore(1);

  private int lastStep;
  private boolean empty = true;
  private float keep;

  /**
   * @param decay per step, 0 (the last weights) to below 1
   */
  MovingAverage(ParameterLayout layout, double decay) {
    this.layout = layout;
    this.decay = decay;
    this.values = new float[layout.size()];
  }

  /** Continues from an average of an earlier session; from none if there are no tensors. */
  void restore(Map<String, HostTensor> tensors, int step) {
    if (!tensors.isEmpty()) {
      layout.fill(values, tensors);
      empty = false;
    }
    lastStep = step;
  }

  /**
   * Begins an update; {@link #end} ends it.
   *
   * @param step from 1; the decay counts once for each step since the last update
   */
  void begin(int step) {
    access.acquireUninterruptibly();
    double perStep = Math.min(decay, (1.0 + step) / (10.0 + step));
    keep = empty ? 0 : (float) Math.pow(perStep, step - lastStep);
    lastStep = step;
    empty = false;
  }

  /** Takes in some of the values. */
  void mix(float[] fresh, int from, int to) {
    float old = keep;
    float share = 1 - keep;
    for (int i = from; i < to; i++) {
      values[i] = old * values[i] + share * fresh[i];
    }
  }

  void end() {
    access.release();
  }

  /** The average now; empty before the first update. Safe from any thread. */
  public Map<String, HostTensor> value() {
    access.acquireUninterruptibly();
    try {
      return empty ? Map.of() : layout.tensors(values);
    } finally {
      access.release();
    }
  }
}
