package org.sketch28.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GaugeScaleTest {

  private final GaugeScale scale = new GaugeScale(1, 3, 4);

  @Test
  void theLimitsAreUsual() {
    assertTrue(scale.isUsual(1));
    assertTrue(scale.isUsual(3));
    assertFalse(scale.isUsual(0.99));
    assertFalse(scale.isUsual(3.01));
  }

  @Test
  void positionsStayOnTheScale() {
    assertEquals(0, scale.position(-1));
    assertEquals(0.25, scale.position(1));
    assertEquals(1, scale.position(9));
  }
}
