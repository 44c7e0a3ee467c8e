package org.sketch28.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.model.HostTensor;

/**
 * The exponential moving average of a network's parameters and batch-norm statistics. Its decay
 * grows as (1 + n) / (10 + n) up to the given one, so that random first weights are soon forgotten.
 * {@link #value} may be called from any thread.
 */
final class WeightAverage {

  private final double decay;
  private volatile Map<String, HostTensor> average = Map.of();
  private int lastStep;

  /**
   * @param decay per step, 0 (the last weights) to below 1
   */
  WeightAverage(double decay) {
    this.decay = decay;
  }

  /** Continues from an average of an earlier session. */
  void restore(Map<String, HostTensor> value, int step) {
    average = value;
    lastStep = step;
  }

  /**
   * Adds the weights of a step.
   *
   * @param step from 1; the decay counts once for each step since the last update
   */
  void update(Map<String, HostTensor> weights, int step) {
    double keep = Math.pow(Math.min(decay, (1.0 + step) / (10.0 + step)), step - lastStep);
    lastStep = step;
    if (average.isEmpty() || decay == 0) {
      average = weights;
      return;
    }
    Map<String, HostTensor> next = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> next.put(name, mix(average.get(name), tensor, keep)));
    average = next;
  }

  private static HostTensor mix(HostTensor old, HostTensor fresh, double keep) {
    float a = (float) keep;
    float b = (float) (1 - keep);
    float[] values = new float[fresh.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = a * old.values()[i] + b * fresh.values()[i];
    }
    return new HostTensor(fresh.shape(), values);
  }

  /** The average now; empty before the first update. */
  Map<String, HostTensor> value() {
    return average;
  }
}
