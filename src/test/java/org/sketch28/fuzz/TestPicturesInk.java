package org.sketch28.fuzz;

import java.awt.image.BufferedImage;
import org.sketch28.image.GrayImage;

/** A picture as the ink of a drawing. */
final class TestPicturesInk {

  private TestPicturesInk() {}

  static GrayImage of(BufferedImage image) {
    return GrayImage.of(
        image.getWidth(), image.getHeight(), (x, y) -> 255 - (image.getRGB(x, y) & 0xff));
  }
}
