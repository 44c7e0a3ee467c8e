package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BinomialCountTest {

  /** The second one is the example of Newcombe 1998, without a correction for continuity. */
  @Test
  void theIntervalIsWilsons() {
    BinomialCount half = new BinomialCount(5, 10);
    assertEquals(0.2366, half.low(), 0.00005);
    assertEquals(0.7634, half.high(), 0.00005);
    BinomialCount third = new BinomialCount(81, 263);
    assertEquals(0.2553, third.low(), 0.00005);
    assertEquals(0.3662, third.high(), 0.00005);
  }

  @Test
  void itStaysBetweenNoneAndAll() {
    for (int count = 1; count <= 1000; count++) {
      BinomialCount all = new BinomialCount(count, count);
      assertTrue(all.high() <= 1 && all.low() > 0, all.toString());
      BinomialCount none = new BinomialCount(0, count);
      assertTrue(none.low() >= 0 && none.high() < 1, none.toString());
    }
  }

  @Test
  void theCountOfAMeanErrorIsTheNearest() {
    assertEquals(new BinomialCount(9966, 10_000), BinomialCount.ofError(0.00342, 10_000));
    assertEquals(new BinomialCount(0, 3), BinomialCount.ofError(1, 3));
  }
}
