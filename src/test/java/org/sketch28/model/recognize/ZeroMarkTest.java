package org.sketch28.model.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class ZeroMarkTest {

  /** A part of an ellipse round (140, 140), in twelfths of a turn from the right. */
  private static Stroke arc(int twelfths, double width, double height) {
    StrokePoint[] points = new StrokePoint[twelfths + 1];
    for (int i = 0; i <= twelfths; i++) {
      double angle = i * Math.PI / 6;
      points[i] = new StrokePoint(140 + width * Math.cos(angle), 140 + height * Math.sin(angle));
    }
    return Stroke.pen(18, points);
  }

  private static final Stroke ZERO = arc(12, 50, 90);

  private static Stroke line(double x1, double y1, double x2, double y2) {
    return Stroke.pen(18, new StrokePoint(x1, y1), new StrokePoint(x2, y2));
  }

  private static void assertMark(Stroke mark) {
    Optional<Drawing> zero = Optional.of(Drawing.of(List.of(ZERO)));
    assertEquals(zero, ZeroMark.without(Drawing.of(List.of(ZERO, mark))));
    // Pieces of a number are in the order in which they are read.
    assertEquals(zero, ZeroMark.without(Drawing.of(List.of(mark, ZERO))));
  }

  private static void assertNoMark(Stroke... strokes) {
    assertEquals(Optional.empty(), ZeroMark.without(Drawing.of(List.of(strokes))));
  }

  @Test
  void aSlashOrADotInAZeroIsLeftOut() {
    assertMark(line(185, 70, 95, 210));
    assertMark(line(200, 40, 80, 240));
    assertMark(line(120, 110, 160, 170));
    assertMark(Stroke.pen(18, new StrokePoint(140, 141)));
    assertMark(arc(12, 6, 6));
  }

  @Test
  void otherDigitsOfTwoStrokesAreLeftAsTheyAre() {
    assertNoMark(ZERO);
    assertNoMark(ZERO, line(190, 140, 190, 290));
    assertNoMark(ZERO, line(140, 240, 140, 400));
    assertNoMark(ZERO, arc(12, 50, 80));
    assertNoMark(arc(8, 50, 90), line(185, 70, 95, 210));
    assertNoMark(line(60, 60, 60, 200), line(20, 130, 100, 130));
    assertNoMark(ZERO, line(185, 70, 95, 210), line(95, 70, 185, 210));
  }

  @Test
  void whatErasesIsNoMark() {
    List<StrokePoint> slash = List.of(new StrokePoint(185, 70), new StrokePoint(95, 210));
    assertNoMark(ZERO, new Stroke(Stroke.Tool.ERASER, slash, 18, 255));
  }

  @Test
  void theDigitIsReadWithoutItsMark() {
    SyntheticNumbers numbers = new SyntheticNumbers(4);
    List<Stroke> marked = new ArrayList<>(List.of(ZERO, line(185, 70, 95, 210)));
    Recognizer recognizer = numbers.recognizer();
    assertEquals(
        recognizer.recognize(Drawing.of(List.of(ZERO))).preprocessed().result(),
        recognizer.recognize(Drawing.of(marked)).preprocessed().result());
  }
}
