package org.sketch28.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArgmaxTest {

  @Test
  void theFirstOfTheLargestValuesCounts() {
    assertEquals(1, Argmax.of(new float[] {-3, 2, 2, 1}));
    assertEquals(0, Argmax.of(new float[] {0, 0, 0}));
  }

  @Test
  void aPartIsSearchedAlone() {
    assertEquals(1, Argmax.of(new float[] {9, 1, 5, 4, 8}, 1, 3));
  }
}
