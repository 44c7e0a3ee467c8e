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
  private int lastStep;

  /**
   * @param decay per step, 0 (the last weights) to below 1
   */
  WeightAverage(double decay) {
    this.decay = decay;
  }

  /** Goes on from an average that was made before. */
  void restore(Map<String, Tensor> value, int step) {
    average = value;
    lastStep = step;
  }

  /**
   * Takes in the weights of a step.
   *
   * @param step from 1; the decay counts once for each step since the last update
   */
  void update(Map<String, Tensor> weights, int step) {
    double keep = Math.pow(Math.min(decay, (1.0 + step) / (10.0 + step)), step - lastStep);
    lastStep = step;
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
