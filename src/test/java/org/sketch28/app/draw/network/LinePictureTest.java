package org.sketch28.app.draw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class LinePictureTest {

  private static double opacity(Image image, int x, int y) {
    return image.getPixelReader().getColor(x, y).getOpacity();
  }

  @Test
  void aLevelLineCoversWhatItIsThick() {
    LinePicture picture = new LinePicture(10, 8, 1);
    picture.line(2, 3, 6.5, 3, 1.5, Color.RED);
    Image image = picture.image();
    assertEquals(0, opacity(image, 1, 3));
    assertEquals(0.75, opacity(image, 2, 2), 0.01);
    assertEquals(0.75, opacity(image, 2, 3), 0.01);
    assertEquals(0.375, opacity(image, 6, 3), 0.01);
    assertEquals(0, opacity(image, 7, 3));
    assertEquals(0, opacity(image, 4, 5));
    assertEquals(1, image.getPixelReader().getColor(4, 3).getRed(), 0.01);
  }

  @Test
  void aSlantedLineEndsWhereItShouldAndKeepsItsThickness() {
    LinePicture picture = new LinePicture(40, 40, 2);
    picture.line(0, 0, 40, 40, 2, Color.BLUE);
    Image image = picture.image();
    assertEquals(80, image.getWidth());
    double sum = 0;
    for (int y = 0; y < 80; y++) {
      sum += opacity(image, 40, y);
    }
    assertEquals(4 * Math.sqrt(2), sum, 0.1);
    assertEquals(1, opacity(image, 40, 40), 0.01);
    assertTrue(opacity(image, 78, 78) > 0.9);
  }

  @Test
  void aThinSteepLineHasNoGapsInEitherDirection() {
    for (boolean down : new boolean[] {true, false}) {
      LinePicture picture = new LinePicture(40, 300, 1);
      picture.line(10, down ? 20 : 290, 22, down ? 290 : 20, 0.6, Color.RED);
      Image image = picture.image();
      for (int y = 0; y < 300; y++) {
        double sum = 0;
        for (int x = 0; x < 40; x++) {
          sum += opacity(image, x, y);
        }
        assertEquals(y >= 20 && y < 290 ? 0.6 : 0, sum, 0.02, "row " + y);
      }
    }
  }

  @Test
  void aLaterLineLiesOverAnEarlierOne() {
    LinePicture picture = new LinePicture(4, 4, 1);
    picture.line(0, 1.5, 4, 1.5, 1, Color.RED);
    picture.line(0, 1.5, 4, 1.5, 1, Color.BLUE.deriveColor(0, 1, 1, 0.5));
    Color mixed = picture.image().getPixelReader().getColor(1, 1);
    assertEquals(1, mixed.getOpacity(), 0.01);
    assertEquals(0.5, mixed.getRed(), 0.01);
    assertEquals(0.5, mixed.getBlue(), 0.01);
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    LinePicture picture = new LinePicture(4, 4, 1);
    picture.line(-5, -20, 30, 60, 3, Color.RED);
    picture.line(3, 9, 3, 9, 1, Color.RED);
    assertEquals(4, picture.image().getHeight());
  }
}
