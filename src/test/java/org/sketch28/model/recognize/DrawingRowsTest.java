package org.sketch28.model.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ClassNames;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class DrawingRowsTest {

  private static Drawing moved(Drawing drawing, double down) {
    return Drawing.of(
        drawing.strokes().stream()
            .map(
                stroke ->
                    new Stroke(
                        stroke.tool(),
                        stroke.points().stream()
                            .map(p -> new StrokePoint(p.x(), p.y() + down))
                            .toList(),
                        stroke.width(),
                        stroke.gray()))
            .toList());
  }

  private static Drawing together(Drawing... parts) {
    return Drawing.of(
        java.util.Arrays.stream(parts).flatMap(part -> part.strokes().stream()).toList());
  }

  private static Drawing line(double x1, double y1, double x2, double y2) {
    return Drawing.of(List.of(Stroke.pen(6, new StrokePoint(x1, y1), new StrokePoint(x2, y2))));
  }

  @Test
  void numbersBelowEachOtherAreReadOneAfterTheOther() {
    SyntheticNumbers numbers = new SyntheticNumbers(4);
    Drawing upper = numbers.number("72");
    Drawing lower = moved(numbers.number("405"), 160);
    NumberReading reading = NumberReader.read(numbers.recognizer(), together(lower, upper));
    assertEquals("72 405", reading.text(ClassNames.DIGITS));
    assertEquals(
        List.of(0, 0, 1, 1, 1), reading.parts().stream().map(NumberReading.Part::row).toList());
  }

  @Test
  void rowsAreFromTopToBottomWhateverWasDrawnFirst() {
    Drawing first = line(0, 0, 0, 100);
    Drawing second = line(50, 130, 50, 240);
    assertEquals(List.of(first, second), DrawingRows.of(together(second, first)));
  }

  @Test
  void aDashBelowADigitIsNoRow() {
    Drawing two = together(line(0, 0, 0, 200), line(-40, 240, 40, 240));
    assertEquals(List.of(two), DrawingRows.of(two));
  }

  @Test
  void digitsAtDifferentHeightsAreOneRow() {
    Drawing slanting = together(line(0, 0, 0, 100), line(60, 80, 60, 180));
    assertEquals(List.of(slanting), DrawingRows.of(slanting));
  }

  @Test
  void aPictureIsOneRow() {
    Drawing picture = Drawing.of(GrayImage.of(9, 9, (x, y) -> 0));
    assertEquals(List.of(picture), DrawingRows.of(picture));
  }
}
