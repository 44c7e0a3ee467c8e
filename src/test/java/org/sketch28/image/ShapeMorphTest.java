package org.sketch28.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeMorphTest {

  private static GrayImage square(int side, int level) {
    int from = 14 - side / 2;
    return GrayImage.of(
        28, 28, (x, y) -> x >= from && x < from + side && y >= from && y < from + side ? level : 0);
  }

  @Test
  void theEndsAreTheImagesThemselves() {
    GrayImage small = square(6, 255);
    GrayImage large = square(18, 200);
    ShapeMorph morph = new ShapeMorph(small, large);
    assertEquals(small, morph.at(0));
    assertEquals(large, morph.at(1));
  }

  @Test
  void edgesMove() {
    GrayImage half = new ShapeMorph(square(6, 255), square(18, 255)).at(0.5);
    // Half of the way from 6 to 18 pixels: 12, with rounded corners at most.
    assertEquals(255, half.get(9, 14));
    assertTrue(half.get(7, 14) < 128, "outside of it");
    assertTrue(half.mass() > 6 * 6 && half.mass() < 18 * 18);
  }

  @Test
  void levelsAreMixedWithinTheShape() {
    GrayImage half = new ShapeMorph(square(12, 255), square(12, 55)).at(0.5);
    assertEquals(155, half.get(14, 14), 1);
  }
}
