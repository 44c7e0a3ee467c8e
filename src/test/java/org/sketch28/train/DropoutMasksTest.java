package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutMasksTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.35, 0.9})
  void theShareIsDroppedAndTheMeanIsKept(double rate) {
    int size = 100_003;
    float[] mask = DropoutMasks.draw(size, rate, new SplittableRandom(1));
    int dropped = 0;
    double sum = 0;
    for (float factor : mask) {
      dropped += factor == 0 ? 1 : 0;
      sum += factor;
    }
    double deviation = Math.sqrt(rate * (1 - rate) / size);
    assertEquals(rate, (double) dropped / size, 4 * deviation);
    assertEquals(1, sum / size, 4 * deviation / (1 - rate));
    assertArrayEquals(mask, DropoutMasks.draw(size, rate, new SplittableRandom(1)));
  }
}
