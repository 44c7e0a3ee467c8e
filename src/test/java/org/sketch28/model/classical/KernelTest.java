package org.sketch28.model.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void valuesAreThoseOfTheirFormulas() {
    assertEquals(
        Math.exp(-0.5 * (9 + 4 - 2 * 5)),
        new Kernel(Kernel.Type.GAUSSIAN, 0.5, 1).of(5, 9, 4),
        1e-12);
    assertEquals(
        Math.pow(0.2 * 5 + 1, 3), new Kernel(Kernel.Type.POLYNOMIAL, 0.2, 3).of(5, 9, 4), 1e-12);
    assertEquals(
        Math.pow((2 * 5.0 / 6 + 1) / 3, 9),
        new Kernel(Kernel.Type.COSINE, 2, 9).of(5, 9, 4),
        1e-12);
  }

  @Test
  void theLengthsOfImagesDoNotMatterForTheirCosine() {
    Kernel kernel = new Kernel(Kernel.Type.COSINE, 1, 9);
    assertEquals(kernel.of(5, 9, 4), kernel.of(50, 900, 4), 1e-12);
    assertEquals(1, kernel.of(7, 7, 7), 1e-12, "an image and itself");
    assertEquals(Math.pow(0.5, 9), kernel.of(0, 0, 4), 1e-12, "a blank image");
  }
}
