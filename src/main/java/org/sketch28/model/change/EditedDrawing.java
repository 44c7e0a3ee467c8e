package org.sketch28.model.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * A drawing in pieces, and what may be done to it: pieces may be erased or moved, and others added.
 *
 * @param strokes of the drawing
 * @param pieces of these strokes, in their order
 * @param edits each of which may be made or not
 */
record EditedDrawing(List<Stroke> strokes, List<Piece> pieces, List<InkEdit> edits) {

  EditedDrawing {
    strokes = List.copyOf(strokes);
    pieces = List.copyOf(pieces);
    edits = List.copyOf(edits);
  }

  /**
   * A piece of a drawing.
   *
   * @param stroke index of the stroke that it is of
   * @param edit index of the edit that erases or moves it; −1 if there is none
   */
  record Piece(Stroke ink, int stroke, int edit) {}

  /** The drawing with some of the edits, by their indices. */
  Drawing with(BitSet made) {
    List<Stroke> after = new ArrayList<>();
    for (int i = 0; i < strokes.size(); i++) {
      int stroke = i;
      List<Piece> own = pieces.stream().filter(piece -> piece.stroke() == stroke).toList();
      if (own.stream().noneMatch(piece -> isErased(piece, made))) {
        after.add(strokes.get(i));
      } else {
        addRest(own, made, after);
      }
    }
    made.stream().mapToObj(edits::get).flatMap(edit -> edit.added().stream()).forEach(after::add);
    return Drawing.of(after);
  }

  private static boolean isErased(Piece piece, BitSet made) {
    return piece.edit() >= 0 && made.get(piece.edit());
  }

  /** Pieces of a stroke that follow each other become one stroke again. */
  private static void addRest(List<Piece> own, BitSet made, List<Stroke> after) {
    List<StrokePoint> line = new ArrayList<>();
    for (Piece piece : own) {
      List<StrokePoint> points = piece.ink().points();
      if (!isErased(piece, made)) {
        // The first point of a piece is the last one of the piece before it.
        line.addAll(line.isEmpty() ? points : points.subList(1, points.size()));
      } else if (!line.isEmpty()) {
        after.add(piece.ink().withPoints(line));
        line = new ArrayList<>();
      }
    }
    if (!line.isEmpty()) {
      after.add(own.get(0).ink().withPoints(line));
    }
  }
}
