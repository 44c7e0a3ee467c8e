package org.sketch28.model.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * A drawing in pieces, and what may be done to it: pieces may be erased, and others added.
 *
 * @param pieces of the drawing's strokes, in their order
 * @param edits each of which may be made or not
 */
record EditedDrawing(List<Piece> pieces, List<InkEdit> edits) {

  EditedDrawing {
    pieces = List.copyOf(pieces);
    edits = List.copyOf(edits);
  }

  /**
   * A piece of a drawing.
   *
   * @param stroke index of the stroke that it is of
   * @param edit index of the edit that erases it; −1 if there is none
   */
  record Piece(Stroke ink, int stroke, int edit) {}

  /** The drawing with some of the edits, by their indices. */
  Drawing with(BitSet made) {
    List<Stroke> strokes = new ArrayList<>();
    List<StrokePoint> line = new ArrayList<>();
    Piece before = null;
    for (Piece piece : pieces) {
      boolean erased = piece.edit() >= 0 && made.get(piece.edit());
      if (before != null && (erased || piece.stroke() != before.stroke())) {
        strokes.add(before.ink().withPoints(line));
        line = new ArrayList<>();
        before = null;
      }
      if (!erased) {
        // The first point of a piece is the last one of the piece before it.
        line.addAll(
            before == null
                ? piece.ink().points()
                : piece.ink().points().subList(1, piece.ink().points().size()));
        before = piece;
      }
    }
    if (before != null) {
      strokes.add(before.ink().withPoints(line));
    }
    made.stream()
        .mapToObj(edits::get)
        .filter(InkEdit::added)
        .forEach(edit -> strokes.add(edit.ink()));
    return Drawing.of(strokes);
  }
}
