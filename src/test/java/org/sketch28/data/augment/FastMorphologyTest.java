package org.sketch28.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;

class FastMorphologyTest {

  /** A standing line, {@code width} pixels wide. */
  private static float[] line(int width) {
    float[] pixels = new float[ImageDataset.PIXELS];
    for (int y = 4; y < 24; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * 28 + 10 + x] = 1;
      }
    }
    return pixels;
  }

  private static double width(float[] pixels) {
    double sum = 0;
    for (int x = 0; x < 28; x++) {
      sum += pixels[14 * 28 + x];
    }
    return sum;
  }

  @Test
  void bordersMoveByWhatWasAskedFor() {
    float[] wider = line(3);
    FastMorphology.change(wider, 0, 1.5);
    assertEquals(6, width(wider), 1e-5);
    float[] thinner = line(3);
    FastMorphology.change(thinner, 0, -0.5);
    assertEquals(2, width(thinner), 1e-5);
  }

  @Test
  void aThinLineStays() {
    float[] pixels = line(1);
    FastMorphology.change(pixels, 0, -1);
    assertArrayEquals(line(1), pixels);
  }

  @Test
  void wideStrokesAreNotWidened() {
    float[] pixels = line(9);
    FastMorphology.change(pixels, 0, 1.5);
    assertArrayEquals(line(9), pixels);
  }
}
