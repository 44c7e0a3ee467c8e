package org.sketch28.app.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LadderScaleTest {

  private final LadderScale scale = new LadderScale(50, 10, 300, 200);

  @Test
  void theEndsOfTheScaleAreTheEdges() {
    assertEquals(50, scale.x(LadderScale.FIRST_YEAR), 1e-9);
    assertEquals(350, scale.x(LadderScale.LAST_YEAR), 1e-9);
    assertEquals(10, scale.y(LadderScale.GREATEST), 1e-9);
    assertEquals(210, scale.y(LadderScale.LEAST), 1e-9);
  }

  @Test
  void anErrorTenTimesAsLargeIsAlwaysAsFarAway() {
    assertEquals(scale.y(0.002) - scale.y(0.02), scale.y(0.01) - scale.y(0.1), 1e-9);
  }

  @Test
  void whatIsOffTheScaleIsAtItsEnd() {
    assertEquals(210, scale.y(0), 1e-9);
    assertEquals(10, scale.y(0.9), 1e-9);
  }
}
