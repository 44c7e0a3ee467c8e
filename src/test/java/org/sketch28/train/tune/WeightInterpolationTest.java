package org.sketch28.train.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sketch28.model.HostTensor;

class WeightInterpolationTest {

  private static Map<String, HostTensor> weights(float... values) {
    return Map.of("w", new HostTensor(new long[] {values.length}, values));
  }

  @Test
  void everyNumberIsBetween() {
    Map<String, HostTensor> mix = WeightInterpolation.of(weights(0, 4, -2), weights(8, 4, 2), 0.25);
    assertArrayEquals(new float[] {2, 4, -1}, mix.get("w").values());
  }

  @Test
  void theLeastShareThatDoesAsWellIsTaken() {
    Map<String, HostTensor> mix =
        WeightInterpolation.least(
            weights(0), weights(1), w -> w.get("w").values()[0] > 0.6 ? 20 : 10);
    assertEquals(0.7, mix.get("w").values()[0], 1e-6);
  }

  @Test
  void whereNoMixDoesAsWellTheNewWeightsAre() {
    Map<String, HostTensor> tuned = weights(1);
    assertSame(
        tuned,
        WeightInterpolation.least(
            weights(0), tuned, w -> Math.round(100 * w.get("w").values()[0])));
  }
}
