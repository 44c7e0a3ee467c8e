package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sketch28.model.Tensor;

class WeightMixTest {

  private static Map<String, Tensor> weights(float... values) {
    return Map.of("w", new Tensor(new long[] {values.length}, values));
  }

  @Test
  void everyNumberIsBetween() {
    Map<String, Tensor> mix = WeightMix.of(weights(0, 4, -2), weights(8, 4, 2), 0.25);
    assertArrayEquals(new float[] {2, 4, -1}, mix.get("w").values());
  }

  @Test
  void theLeastShareThatDoesAsWellIsTaken() {
    Map<String, Tensor> mix =
        WeightMix.least(weights(0), weights(1), w -> w.get("w").values()[0] > 0.6 ? 20 : 10);
    assertEquals(0.7, mix.get("w").values()[0], 1e-6);
  }

  @Test
  void whereNoMixDoesAsWellTheNewWeightsAre() {
    Map<String, Tensor> tuned = weights(1);
    assertSame(
        tuned, WeightMix.least(weights(0), tuned, w -> Math.round(100 * w.get("w").values()[0])));
  }
}
