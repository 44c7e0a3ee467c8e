package org.sketch28.model.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokeParts;
import org.sketch28.image.drawing.StrokePoint;

class EditedDrawingTest {

  private static StrokePoint at(double x) {
    return new StrokePoint(x, 0);
  }

  private static List<Double> xs(Stroke stroke) {
    return List.of(stroke.points().get(0).x(), stroke.points().get(stroke.points().size() - 1).x());
  }

  @Test
  void anErasedPieceLeavesAGapAndAnAddedOneIsAStrokeOfItsOwn() {
    Stroke line = Stroke.pen(10, at(0), at(30), at(60), at(90));
    List<Stroke> parts = StrokeParts.of(line, 30);
    Stroke other = Stroke.pen(10, at(200), at(220));
    Stroke added = Stroke.pen(10, at(300), at(310));
    EditedDrawing edited =
        new EditedDrawing(
            List.of(line, other),
            List.of(
                new EditedDrawing.Piece(parts.get(0), 0, -1),
                new EditedDrawing.Piece(parts.get(1), 0, 0),
                new EditedDrawing.Piece(parts.get(2), 0, -1),
                new EditedDrawing.Piece(other, 1, -1)),
            List.of(InkEdit.erase(parts.get(1)), InkEdit.add(added)));
    assertEquals(List.of(line, other), edited.with(new BitSet()).strokes());
    Edits all = Edits.all(edited);
    assertEquals(
        List.of(
            List.of(0.0, 30.0), List.of(60.0, 90.0), List.of(200.0, 220.0), List.of(300.0, 310.0)),
        all.drawing().strokes().stream().map(EditedDrawingTest::xs).toList());
    assertEquals(40, all.cost(), 1e-9);
    assertEquals(List.of(30.0, 10.0), all.each().stream().map(Edits::cost).toList());
    assertEquals(List.of(10.0, 30.0), all.fewer().stream().map(Edits::cost).toList());
  }

  @Test
  void aMovedPieceLeavesItsPlaceAndCountsOnce() {
    Stroke line = Stroke.pen(10, at(0), at(30), at(60));
    List<Stroke> parts = StrokeParts.of(line, 30);
    Stroke to = Stroke.pen(10, at(300), at(340));
    InkEdit move = InkEdit.move(parts.get(1), to);
    EditedDrawing edited =
        new EditedDrawing(
            List.of(line),
            List.of(
                new EditedDrawing.Piece(parts.get(0), 0, -1),
                new EditedDrawing.Piece(parts.get(1), 0, 0)),
            List.of(move));
    Edits all = Edits.all(edited);
    assertEquals(
        List.of(List.of(0.0, 30.0), List.of(300.0, 340.0)),
        all.drawing().strokes().stream().map(EditedDrawingTest::xs).toList());
    assertEquals(InkEdit.Kind.MOVE, move.kind());
    assertEquals(40, all.cost(), 1e-9);
    assertEquals(70, move.erasedAndAdded(), 1e-9);
  }
}
