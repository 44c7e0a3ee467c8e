package org.sketch28.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;

class SamplerTest {

  private static final int SIDE = ImageDataset.SIDE;

  private static double pixel(byte[] image, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < SIDE && y < SIDE;
    return inside ? (image[y * SIDE + x] & 0xff) / 255.0 : 0;
  }

  /** By its definition, in floating point. */
  private static double bilinear(byte[] image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double across = x - left;
    double down = y - top;
    return (1 - down)
            * ((1 - across) * pixel(image, left, top) + across * pixel(image, left + 1, top))
        + down
            * ((1 - across) * pixel(image, left, top + 1)
                + across * pixel(image, left + 1, top + 1));
  }

  @Test
  void samplesAreBilinearAnywhere() {
    Random random = new Random(1);
    for (int images = 0; images < 20; images++) {
      byte[] image = new byte[SIDE * SIDE];
      // From a blank image to one that is full up to its edges.
      for (int i = 0; i < images * 60; i++) {
        image[random.nextInt(image.length)] = (byte) random.nextInt(256);
      }
      Sampler sampler = new Sampler(image, 0);
      for (int i = 0; i < 2_000; i++) {
        double x = random.nextDouble() * 60 - 16;
        double y = random.nextDouble() * 60 - 16;
        float found = sampler.at(Sampler.fixed(x), Sampler.fixed(y));
        assertEquals(bilinear(image, x, y), found, 1e-4, x + ", " + y);
      }
    }
  }

  @Test
  void aPixelIsItself() {
    byte[] image = new byte[3 * SIDE * SIDE];
    image[SIDE * SIDE + 5 * SIDE + 7] = (byte) 200;
    Sampler second = new Sampler(image, SIDE * SIDE);
    assertEquals(200 / 255f, second.at(Sampler.fixed(7), Sampler.fixed(5)), 1e-6);
    assertEquals(0, second.at(Sampler.fixed(6), Sampler.fixed(5)));
  }
}
