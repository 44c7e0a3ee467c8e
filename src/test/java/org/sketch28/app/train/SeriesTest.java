package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SeriesTest {

  private final Series series = new Series();

  @Test
  void smoothingIsNotBiasedTowardsItsStart() {
    for (int i = 0; i < 1000; i++) {
      series.add(i, i, 3);
    }
    assertEquals(1000, series.size());
    assertEquals(3, series.smooth(0), 1e-5);
    assertEquals(3, series.smooth(999), 1e-5);
  }

  @Test
  void smoothingFollowsSlowly() {
    series.add(0, 0, 0);
    series.add(1, 1, 1);
    assertEquals(1, series.raw(1));
    assertEquals(0.05 / (1 - 0.95 * 0.95), series.smooth(1), 1e-6);
  }

  @Test
  void aPlaceIsFoundBetweenPoints() {
    for (int i = 0; i < 300; i++) {
      series.add(2 * i, i, i);
    }
    assertEquals(10, series.from(20));
    assertEquals(11, series.from(20.5));
    assertEquals(0, series.from(-1));
    assertEquals(300, series.from(5000));
    assertEquals(22, series.x(11));
  }

  @Test
  void smoothingCanBeChangedAfterwards() {
    series.smoothBy(0);
    for (int i = 0; i < 300; i++) {
      series.add(i, i, i % 2);
    }
    assertEquals(1, series.smooth(299));
    series.smoothBy(0.95);
    float smooth = series.smooth(299);
    series.smoothBy(0.5);
    series.smoothBy(0.95);
    assertEquals(smooth, series.smooth(299));
    assertEquals(0.5, smooth, 0.05);
  }

  @Test
  void pointsWithoutATimeReceiveOneWhenALaterTimeIsKnown() {
    series.add(1, Double.NaN, 5);
    series.add(2, Double.NaN, 5);
    assertEquals(0, series.timed());
    series.timeUntil(4, 8);
    assertEquals(2, series.timed());
    assertEquals(2, series.seconds(0));
    assertEquals(4, series.seconds(1));
    series.add(3, Double.NaN, 5);
    series.add(4, 10, 5);
    assertEquals(4, series.timed());
    assertEquals(7, series.seconds(2));
    assertEquals(10, series.seconds(3));
  }
}
