package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SeriesTest {

  private final Series series = new Series();

  @Test
  void smoothingIsNotBiasedTowardsItsStart() {
    for (int i = 0; i < 1000; i++) {
      series.add(i, 3);
    }
    assertEquals(1000, series.size());
    assertEquals(3, series.smooth(0), 1e-5);
    assertEquals(3, series.smooth(999), 1e-5);
  }

  @Test
  void smoothingFollowsSlowly() {
    series.add(0, 0);
    series.add(1, 1);
    assertEquals(1, series.raw(1));
    assertEquals(0.05 / (1 - 0.95 * 0.95), series.smooth(1), 1e-6);
  }

  @Test
  void aPlaceIsFoundBetweenPoints() {
    for (int i = 0; i < 300; i++) {
      series.add(2 * i, i);
    }
    assertEquals(10, series.from(20));
    assertEquals(11, series.from(20.5));
    assertEquals(0, series.from(-1));
    assertEquals(300, series.from(5000));
    assertEquals(22, series.x(11));
  }
}
