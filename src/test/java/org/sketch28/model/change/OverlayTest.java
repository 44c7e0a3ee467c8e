package org.sketch28.model.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class OverlayTest {

  private static Overlay.Piece upright(double x, double length, double distance) {
    Stroke ink =
        Stroke.pen(
            10, new StrokePoint(x, 0), new StrokePoint(x, length / 2), new StrokePoint(x, length));
    return new Overlay.Piece(ink, 0, distance);
  }

  private static List<InkEdit> edits(List<Overlay.Piece> own, List<Overlay.Piece> additional) {
    List<Stroke> strokes = own.stream().map(Overlay.Piece::ink).toList();
    return new Overlay(strokes, 100, own, additional).edited(0.1).edits();
  }

  @Test
  void whatIsNearEnoughStaysAndTheRestIsErasedOrAdded() {
    Overlay.Piece same = upright(0, 20, 0.1);
    Overlay.Piece gone = upright(10, 20, 0.2);
    Overlay.Piece come = upright(90, 20, 0.2);
    assertEquals(
        List.of(InkEdit.erase(gone.ink()), InkEdit.add(come.ink())),
        edits(List.of(same, gone), List.of(same, come)));
  }

  @Test
  void theNearestPieceThatIsAboutAsLongIsMoved() {
    Overlay.Piece left = upright(0, 20, 0.2);
    Overlay.Piece right = upright(20, 20, 0.2);
    Overlay.Piece place = upright(15, 30, 0.2);
    Overlay.Piece tooLong = upright(0, 50, 0.2);
    assertEquals(
        List.of(
            InkEdit.erase(left.ink()),
            InkEdit.move(right.ink(), place.ink()),
            InkEdit.add(tooLong.ink())),
        edits(List.of(left, right), List.of(tooLong, place)));
  }
}
