package org.sketch28.model.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Two drawings over each other, in pieces.
 *
 * @param strokes of the drawing that is to become like the other
 * @param size of that drawing: its longer side, in canvas units
 * @param own pieces of these strokes
 * @param additional pieces of the other
 */
record Overlay(List<Stroke> strokes, double size, List<Piece> own, List<Piece> additional) {

  /** A piece may be moved by such a share of the drawing's size. */
  private static final double FARTHEST_MOVE = 0.3;

  /** A piece that is moved may become so many times as long, or as short. */
  private static final double STRETCH = 2;

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
  record Piece(Stroke ink, int stroke, double distance) {

    private double length() {
      return StrokePoint.length(ink.points());
    }

    private StrokePoint middle() {
      return ink.points().get(ink.points().size() / 2);
    }
  }

  /** A piece that could be moved to where another is. */
  private record Move(Piece from, Piece to, double distance) {}

  /**
   * The edits that make the drawing the other one.
   *
   * @param near pieces that are no farther away are the same in both
   */
  EditedDrawing edited(double near) {
    List<Piece> gone = own.stream().filter(piece -> piece.distance() > near).toList();
    List<Piece> come = additional.stream().filter(piece -> piece.distance() > near).toList();
    Map<Piece, Piece> moved = moved(gone, come);
    List<EditedDrawing.Piece> pieces = new ArrayList<>();
    List<InkEdit> edits = new ArrayList<>();
    for (Piece piece : own) {
      boolean far = piece.distance() > near;
      if (far) {
        Piece to = moved.get(piece);
        edits.add(to == null ? InkEdit.erase(piece.ink()) : InkEdit.move(piece.ink(), to.ink()));
      }
      pieces.add(new EditedDrawing.Piece(piece.ink(), piece.stroke(), far ? edits.size() - 1 : -1));
    }
    come.stream()
        .filter(piece -> !moved.containsValue(piece))
        .forEach(piece -> edits.add(InkEdit.add(piece.ink())));
    return new EditedDrawing(strokes, pieces, edits);
  }

  /** Each piece is moved at most once, and those that are nearest come first. */
  private Map<Piece, Piece> moved(List<Piece> gone, List<Piece> come) {
    List<Move> moves = new ArrayList<>();
    for (Piece from : gone) {
      for (Piece to : come) {
        double distance = from.middle().distance(to.middle()) / size;
        double stretch = to.length() / from.length();
        if (distance <= FARTHEST_MOVE && stretch <= STRETCH && stretch >= 1 / STRETCH) {
          moves.add(new Move(from, to, distance));
        }
      }
    }
    moves.sort(Comparator.comparingDouble(Move::distance));
    Map<Piece, Piece> moved = new HashMap<>();
    Set<Piece> taken = new HashSet<>();
    for (Move move : moves) {
      if (!moved.containsKey(move.from()) && taken.add(move.to())) {
        moved.put(move.from(), move.to());
      }
    }
    return moved;
  }
}
