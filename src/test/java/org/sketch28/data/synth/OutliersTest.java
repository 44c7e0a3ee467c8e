package org.sketch28.data.synth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;

class OutliersTest {

  private static void assertInk(byte[] images) {
    for (int i = 0; i < images.length; i += ImageDataset.PIXELS) {
      int ink = 0;
      for (int p = 0; p < ImageDataset.PIXELS; p++) {
        ink += images[i + p] & 0xff;
      }
      assertTrue(ink > 255, "image " + i / ImageDataset.PIXELS + " is blank");
    }
  }

  @Test
  void areTheSameForTheSameSeedAndNeverBlank() {
    for (List<String> classes : List.of(ClassNames.DIGITS, ClassNames.GARMENTS)) {
      byte[] images = Outliers.images(classes, 60, 3);
      assertArrayEquals(images, Outliers.images(classes, 60, 3));
      assertInk(images);
      assertInk(Outliers.judgingImages(classes, 30, 3));
    }
  }
}
