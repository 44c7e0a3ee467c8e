package org.sketch28.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.sketch28.model.Tensor;

/**
 * Weights between those of a model and those of the same model tuned on something new. On the line
 * between them much of what is new is there early and much of what is old stays late (Wortsman et
 * al. 2022, "Robust fine-tuning of zero-shot models").
 */
final class WeightMix {

  /** Shares of the new weights that are tried. */
  private static final double[] SHARES = {0.4, 0.55, 0.7, 0.85};

  private WeightMix() {}

  /**
   * The mix with the least of the new weights that does as well as they do.
   *
   * @param score how well weights do what is new
   */
  static Map<String, Tensor> least(
      Map<String, Tensor> old,
      Map<String, Tensor> tuned,
      ToIntFunction<Map<String, Tensor>> score) {
    int goal = score.applyAsInt(tuned);
    for (double share : SHARES) {
      Map<String, Tensor> mix = of(old, tuned, share);
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
  static Map<String, Tensor> of(Map<String, Tensor> old, Map<String, Tensor> tuned, double share) {
    Map<String, Tensor> mix = new LinkedHashMap<>();
    tuned.forEach(
        (name, tensor) -> {
          float[] from = old.get(name).values();
          float[] to = tensor.values();
          float[] values = new float[to.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (from[i] + share * (to[i] - from[i]));
          }
          mix.put(name, new Tensor(tensor.shape(), values));
        });
    return mix;
  }
}
