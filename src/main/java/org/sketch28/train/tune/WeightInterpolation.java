package org.sketch28.train.tune;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.sketch28.model.HostTensor;

/**
 * Weights between those of a model and those of the same model after fine-tuning. A small share of
 * the new weights is often enough to gain most of what is new, while most of what the model knew
 * before is retained (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models").
 */
final class WeightInterpolation {

  /** Shares of the new weights that are tried. */
  private static final double[] SHARES = {0.4, 0.55, 0.7, 0.85};

  private WeightInterpolation() {}

  /**
   * The mix with the smallest share of the new weights that scores as well as the new weights.
   *
   * @param score how well weights do on the new examples
   */
  static Map<String, HostTensor> least(
      Map<String, HostTensor> old,
      Map<String, HostTensor> tuned,
      ToIntFunction<Map<String, HostTensor>> score) {
    int goal = score.applyAsInt(tuned);
    for (double share : SHARES) {
      Map<String, HostTensor> mix = of(old, tuned, share);
      if (score.applyAsInt(mix) >= goal) {
        return mix;
      }
    }
    return tuned;
  }

  /**
   * Every number between the old and the new one.
   *
   * @param share of the new, 0…1
   */
  static Map<String, HostTensor> of(
      Map<String, HostTensor> old, Map<String, HostTensor> tuned, double share) {
    Map<String, HostTensor> mix = new LinkedHashMap<>();
    tuned.forEach(
        (name, tensor) -> {
          float[] from = old.get(name).values();
          float[] to = tensor.values();
          float[] values = new float[to.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from[i] + share * (to[i] - from[i]));
          }
          mix.put(name, new HostTensor(tensor.shape(), values));
        });
    return mix;
  }
}
