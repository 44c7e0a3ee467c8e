package org.sketch28.image.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureTest {

  @Test
  void ofAHugePictureEveryFewPixelsAreRead() {
    assertEquals(1, Picture.step(4000, 4000));
    assertEquals(4, Picture.step(6000, 4000));
    int[] pixels = new int[1500 * 1000];
    Arrays.fill(pixels, 0xffffffff);
    Picture picture = Picture.ofArgb(6000, 4000, pixels);
    assertEquals(1500, picture.brightness().width());
    assertEquals(1000, picture.brightness().height());
    assertEquals(6000, picture.width());
    assertEquals(255, picture.brightness().get(1499, 999));
  }

  @Test
  void ofALargePictureSquaresOfPixelsAreAveraged() {
    int[] pixels = new int[100 * 3201];
    Arrays.fill(pixels, 0xff000000);
    pixels[0] = 0xffffffff;
    pixels[3200 * 100 + 99] = 0xffffffff;
    Picture picture = Picture.ofArgb(100, 3201, pixels);
    assertEquals(34, picture.brightness().width());
    assertEquals(1067, picture.brightness().height());
    assertEquals(3201, picture.height());
    assertEquals(28, picture.brightness().get(0, 0), "a ninth");
    assertEquals(85, picture.brightness().get(33, 1066), "a third, as the column is narrow");
  }
}
