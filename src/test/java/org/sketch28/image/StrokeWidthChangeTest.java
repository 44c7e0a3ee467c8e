package org.sketch28.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class StrokeWidthChangeTest {

  private static final GrayImage LINE =
      GrayImage.of(28, 28, (x, y) -> y >= 4 && y < 24 && x >= 12 && x < 15 ? 255 : 0);

  private static double width(GrayImage image) {
    double sum = 0;
    for (int x = 0; x < 28; x++) {
      sum += image.get(x, 14) / 255.0;
    }
    return sum;
  }

  @Test
  void eachSideMoves() {
    assertEquals(3, width(StrokeWidthChange.apply(LINE, 0)), 0.2);
    assertEquals(5, width(StrokeWidthChange.apply(LINE, 1)), 0.2);
    assertEquals(2, width(StrokeWidthChange.apply(LINE, -0.5)), 0.2);
  }

  @Test
  void aThinStrokeDoesNotVanish() {
    GrayImage thin = GrayImage.of(28, 28, (x, y) -> y >= 4 && y < 24 && x == 14 ? 255 : 0);
    assertFalse(StrokeWidthChange.apply(thin, -0.8).isBlank());
  }
}
