package org.sketch28.image.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void ofALargePictureEveryFewPixelsAreUsed() {
    assertEquals(1, Picture.step(1600, 900));
    assertEquals(3, Picture.step(100, 3201));
    int[] pixels = new int[34 * 1067];
    Arrays.fill(pixels, 0xffffffff);
    Picture picture = Picture.ofArgb(100, 3201, pixels);
    assertEquals(34, picture.brightness().width());
    assertEquals(1067, picture.brightness().height());
    assertEquals(3201, picture.height());
    assertEquals(255, picture.brightness().get(33, 1066));
  }
}
