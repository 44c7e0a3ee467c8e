package org.sketch28.model.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Two drawings over each other, in pieces.
 *
 * @param strokes of the drawing that is to become like the other
 * @param own pieces of these strokes
 * @param additional pieces of the other
 */
record Overlay(List<Stroke> strokes, List<Piece> own, List<Piece> additional) {

  Overlay {
    strokes = List.copyOf(strokes);
    own = List.copyOf(own);
    additional = List.copyOf(additional);
  }

  /**
   * A piece of one of the drawings.
   *
   * @param stroke index of the stroke that it is of
   * @param distance from the other drawing, as a share of the size
   */
  record Piece(Stroke ink, int stroke, double distance) {}

  /**
   * The edits that make the drawing the other one.
   *
   * @param near pieces that are no farther away are the same in both
   */
  EditedDrawing edited(double near) {
    List<EditedDrawing.Piece> pieces = new ArrayList<>();
    List<InkEdit> edits = new ArrayList<>();
    for (Piece piece : own) {
      boolean far = piece.distance() > near;
      if (far) {
        edits.add(new InkEdit(piece.ink(), false));
      }
      pieces.add(new EditedDrawing.Piece(piece.ink(), piece.stroke(), far ? edits.size() - 1 : -1));
    }
    additional.stream()
        .filter(piece -> piece.distance() > near)
        .forEach(piece -> edits.add(new InkEdit(piece.ink(), true)));
    return new EditedDrawing(strokes, pieces, edits);
  }

  /** How much ink all these edits change, in canvas units. */
  double cost(double near) {
    return Stream.concat(own.stream(), additional.stream())
        .filter(piece -> piece.distance() > near)
        .mapToDouble(piece -> StrokePoint.length(piece.ink().points()))
        .sum();
  }
}
