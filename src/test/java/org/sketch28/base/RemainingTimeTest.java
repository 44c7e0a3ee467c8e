package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemainingTimeTest {

  private long nanos;
  private final RemainingTime time = new RemainingTime(() -> nanos);

  private double after(double seconds, long done, long total) {
    nanos += (long) (seconds * 1e9);
    return time.at(done, total);
  }

  @Test
  void whatWasDoneBeforeTheFirstReportDoesNotCount() {
    assertTrue(Double.isNaN(after(100, 20, 45)));
    assertEquals(24, after(1, 21, 45), 1e-9);
  }

  @Test
  void eachPartIsMeasuredByItself() {
    after(0, 0, 10);
    assertEquals(900, after(100, 1, 10), 1e-9);
    after(900, 10, 10);
    assertTrue(Double.isNaN(after(1, 0, 1000)), "another total");
    assertEquals(9, after(1, 100, 1000), 1e-9);
    assertTrue(Double.isNaN(after(1, 0, 1000)), "it begins again");
    assertTrue(Double.isNaN(after(1, 5, 0)), "no total");
  }
}
