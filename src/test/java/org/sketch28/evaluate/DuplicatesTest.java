package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;

class DuplicatesTest {

  /** Images of one grey level each. */
  private static ImageDataset levels(int... levels) {
    byte[] pixels = new byte[levels.length * ImageDataset.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) levels[i / ImageDataset.PIXELS];
    }
    return new ImageDataset("levels", pixels, new byte[levels.length], List.of("one"));
  }

  @Test
  void samePixelsComeFirstThenTheNearestPairsSideBySide() {
    Duplicates found = Duplicates.of(levels(200, 7, 100, 7, 103, 255, 7), Progress.NONE);
    assertTrue(found.isExact(1) && found.isExact(3) && found.isExact(6));
    assertEquals(3, found.nearest(1));
    assertEquals(1, found.nearest(6));
    assertFalse(found.isExact(2));
    assertEquals(4, found.nearest(2));
    assertEquals(28 * 3 / 255.0, found.distance(2), 1e-12);
    assertArrayEquals(new int[] {1, 3, 6, 2, 4, 0, 5}, found.order());
  }

  @Test
  void theNearestImageIsFoundAlthoughMostPairsAreSkipped() {
    byte[] pixels = new byte[300 * ImageDataset.PIXELS];
    Random random = new Random(1);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
    }
    ImageDataset data = new ImageDataset("random", pixels, new byte[300], List.of("one"));
    Duplicates found = Duplicates.of(data, Progress.NONE);
    for (int i = 0; i < data.size(); i++) {
      int image = i;
      double least =
          IntStream.range(0, data.size())
              .filter(other -> other != image)
              .mapToDouble(other -> distance(data, image, other))
              .min()
              .orElseThrow();
      assertEquals(least, found.distance(i), 1e-9);
      assertEquals(least, distance(data, i, found.nearest(i)), 1e-9);
    }
  }

  private static double distance(ImageDataset data, int a, int b) {
    double sum = 0;
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        double d = (data.image(a).get(x, y) - data.image(b).get(x, y)) / 255.0;
        sum += d * d;
      }
    }
    return Math.sqrt(sum);
  }

  @Test
  void aSingleImageHasNoDuplicate() {
    Duplicates found = Duplicates.of(levels(5), Progress.NONE);
    assertEquals(-1, found.nearest(0));
    assertEquals(Double.POSITIVE_INFINITY, found.distance(0));
    assertFalse(found.isExact(0));
    assertArrayEquals(new int[] {0}, found.order());
  }

  @Test
  void theComparisonCanBeCancelled() {
    Progress cancelling =
        (done, total) -> {
          throw new CancellationException();
        };
    assertThrows(CancellationException.class, () -> Duplicates.of(levels(1, 2, 3), cancelling));
  }
}
