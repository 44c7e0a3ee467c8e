package org.sketch28.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestPartTest {

  /** Images of classes of the given sizes; the first pixels number them. */
  private static ImageDataset images(int... sizes) {
    int count = 0;
    for (int size : sizes) {
      count += size;
    }
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    byte[] labels = new byte[count];
    for (int label = 0, i = 0; label < sizes.length; label++) {
      for (int n = 0; n < sizes[label]; n++, i++) {
        labels[i] = (byte) label;
        pixels[i * ImageDataset.PIXELS] = (byte) i;
        pixels[i * ImageDataset.PIXELS + 1] = (byte) (i >> 8);
      }
    }
    return new ImageDataset("all", pixels, labels, ClassNames.numbers(sizes.length));
  }

  @Test
  void eachClassGivesTheSameShare() {
    Map<Split, ImageDataset> parts = TestPart.of(20).divide(images(100, 10, 2, 1, 0));
    assertArrayEquals(new int[] {20, 2, 1, 0, 0}, parts.get(Split.TEST).classCounts());
    assertArrayEquals(new int[] {80, 8, 1, 1, 0}, parts.get(Split.TRAIN).classCounts());
  }

  @Test
  void noImageIsInBothPartsAndNoneIsLost() {
    ImageDataset all = images(150, 150);
    Map<Split, ImageDataset> parts = TestPart.of(30).divide(all);
    ImageDataset together = parts.get(Split.TRAIN).plus(parts.get(Split.TEST));
    boolean[] seen = new boolean[all.size()];
    for (int i = 0; i < together.size(); i++) {
      int number = together.image(i).get(0, 0) + 256 * together.image(i).get(1, 0);
      assertFalse(seen[number], "image " + number + " is there twice");
      seen[number] = true;
    }
    assertEquals(all.size(), together.size());
  }

  @Test
  void theSameSeedChoosesTheSameImages() {
    ImageDataset all = images(50, 50);
    ImageDataset first = TestPart.of(20).divide(all).get(Split.TEST);
    assertTrue(first.sameContent(TestPart.of(20).divide(all).get(Split.TEST)));
    assertFalse(first.sameContent(new TestPart(20, 29).divide(all).get(Split.TEST)));
  }

  @Test
  void singleImagesAreForTraining() {
    assertEquals(Set.of(Split.TRAIN), TestPart.of(50).divide(images(1, 1)).keySet());
  }

  @Test
  void impossibleSharesAreRefused() {
    for (int percent : List.of(0, 91, -5)) {
      assertThrows(IllegalArgumentException.class, () -> TestPart.of(percent));
    }
  }
}
