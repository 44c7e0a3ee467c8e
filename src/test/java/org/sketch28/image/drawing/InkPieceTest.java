package org.sketch28.image.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;

class InkPieceTest {

  private static double length(List<Stroke> strokes) {
    double length = 0;
    for (Stroke stroke : strokes) {
      for (int i = 1; i < stroke.points().size(); i++) {
        length += stroke.points().get(i - 1).distance(stroke.points().get(i));
      }
    }
    return length;
  }

  private static List<StrokePoint> ends(Stroke stroke) {
    List<StrokePoint> points = stroke.points();
    return List.of(points.get(0), points.get(points.size() - 1));
  }

  @Test
  void piecesAndWhatIsLeftMakeUpTheWholeLine() {
    Stroke longer = Stroke.pen(10, new StrokePoint(0, 0), new StrokePoint(400, 0));
    Stroke bar = Stroke.pen(10, new StrokePoint(0, 100), new StrokePoint(80, 100));
    Drawing drawing = Drawing.of(List.of(longer, bar));
    List<InkPiece> pieces = InkPiece.of(drawing);
    assertEquals(12, pieces.size(), "ten of the long stroke, two of the short one");
    for (InkPiece piece : pieces) {
      assertEquals(40, length(List.of(piece.ink())), 1e-9);
      assertEquals(440, length(piece.rest().strokes()), 1e-9);
      assertTrue(piece.rest().strokes().stream().allMatch(stroke -> stroke.width() == 10));
    }
    InkPiece first = pieces.get(0);
    assertEquals(List.of(new StrokePoint(0, 0), new StrokePoint(40, 0)), ends(first.ink()));
    assertEquals(2, first.rest().strokes().size(), "nothing is left before the first piece");
    InkPiece second = pieces.get(1);
    assertEquals(3, second.rest().strokes().size(), "a gap has two sides");
    assertEquals(new StrokePoint(40, 0), ends(second.rest().strokes().get(0)).get(1));
    assertEquals(new StrokePoint(80, 0), ends(second.rest().strokes().get(1)).get(0));
    assertEquals(bar, second.rest().strokes().get(2), "other strokes stay as they are");
  }

  @Test
  void shortStrokesDotsAndAreasAreOnePieceEach() {
    Stroke dot = Stroke.pen(20, new StrokePoint(5, 5));
    Stroke area =
        new Stroke(
            Stroke.Tool.FILL,
            List.of(new StrokePoint(0, 0), new StrokePoint(90, 0), new StrokePoint(0, 90)),
            1,
            255);
    Stroke eraser = new Stroke(Stroke.Tool.ERASER, List.of(new StrokePoint(9, 9)), 30, 0);
    List<InkPiece> pieces = InkPiece.of(Drawing.of(List.of(dot, area, eraser)));
    assertEquals(List.of(dot, area), pieces.stream().map(InkPiece::ink).toList());
    assertEquals(List.of(area, eraser), pieces.get(0).rest().strokes());
    assertEquals(List.of(dot, eraser), pieces.get(1).rest().strokes());
  }

  @Test
  void theInkOfAPictureIsDividedIntoPatches() {
    GrayImage picture = GrayImage.of(120, 60, (x, y) -> x >= 40 && x < 100 && y < 60 ? 200 : 0);
    Stroke line = Stroke.pen(10, new StrokePoint(0, 0), new StrokePoint(5, 0));
    List<InkPiece> pieces = InkPiece.of(new Drawing(Optional.of(picture), List.of(line)));
    assertEquals(36 + 1, pieces.size());
    double mass = picture.mass();
    for (InkPiece piece : pieces.subList(0, 36)) {
      assertEquals(mass * 35 / 36, piece.rest().picture().orElseThrow().mass(), 1e-6);
      assertEquals(List.of(line), piece.rest().strokes());
      StrokePoint corner = piece.ink().points().get(0);
      assertTrue(corner.x() >= 40 * Drawing.SIZE / 120 && corner.x() <= 100 * Drawing.SIZE / 120);
      assertTrue(corner.y() >= 70, "the picture is in the middle of the square");
    }
    assertEquals(List.of(), InkPiece.of(Drawing.of(GrayImage.blank(28, 28))));
  }

  @Test
  void aRandomPieceIsAsLongAsWantedAndAnywhereOnStrokesThatAreLongEnough() {
    Stroke first = Stroke.pen(10, new StrokePoint(0, 0), new StrokePoint(100, 0));
    Stroke tooShort = Stroke.pen(10, new StrokePoint(0, 50), new StrokePoint(30, 50));
    Stroke last = Stroke.pen(10, new StrokePoint(0, 90), new StrokePoint(40, 90));
    Drawing drawing = Drawing.of(List.of(first, tooShort, last));
    Random random = new Random(1);
    int onFirst = 0;
    for (int i = 0; i < 200; i++) {
      InkPiece piece = InkPiece.random(drawing, 40, random).orElseThrow();
      assertEquals(40, piece.length(), 1e-6);
      double y = piece.ink().points().get(0).y();
      assertTrue(y == 0 || y == 90, "not on the short stroke");
      onFirst += y == 0 ? 1 : 0;
    }
    assertTrue(onFirst > 150, "the long stroke has room for many pieces");
    assertEquals(Optional.empty(), InkPiece.random(drawing, 101, random));
    assertEquals(Optional.empty(), InkPiece.random(Drawing.empty(), 1, random));
  }
}
