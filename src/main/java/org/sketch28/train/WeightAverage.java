package org.sketch28.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.model.Tensor;

/**
 * The exponential moving average of a network's parameters and batch-norm statistics. Its decay
 * grows as (1 + n) / (10 + n) up to the one asked for, so that random first weights are soon
 * forgotten.
 */
final class WeightAverage {

  private final double decay;
  private Map<String, Tensor> average = Map.of();
  private int updates;

  /**
   * @param decay per update, 0 (the last weights) to below 1
   */
  WeightAverage(double decay) {
    this.decay = decay;
  }

  /** Goes on from an average that was made before. */
  void restore(Map<String, Tensor> value, int updatesBefore) {
    average = value;
    updates = updatesBefore;
  }

  void update(Map<String, Tensor> weights) {
    double keep = Math.min(decay, (1.0 + updates) / (10.0 + updates));
    updates++;
    if (average.isEmpty() || decay == 0) {
      average = weights;
      return;
    }
    Map<String, Tensor> next = new LinkedHashMap<>();
    weights.forEach((name, tensor) -> next.put(name, mix(average.get(name), tensor, keep)));
    average = next;
  }

  private static Tensor mix(Tensor old, Tensor fresh, double keep) {
    float a = (float) keep;
    float b = (float) (1 - keep);
    float[] values = new float[fresh.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = a * old.values()[i] + b * fresh.values()[i];
    }
    return new Tensor(fresh.shape(), values);
  }

  Map<String, Tensor> value() {
    return average;
  }
}
