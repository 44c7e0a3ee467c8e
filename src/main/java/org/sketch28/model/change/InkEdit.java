package org.sketch28.model.change;

import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * A change of a piece of ink: one is erased, one is added, or one is moved, which is both.
 *
 * @param erased the piece that goes, or its old place
 * @param added the piece that comes, or its new place
 */
public record InkEdit(Optional<Stroke> erased, Optional<Stroke> added) {

  /** What is done. */
  public enum Kind {
    ERASE,
    ADD,
    MOVE
  }

  static InkEdit erase(Stroke ink) {
    return new InkEdit(Optional.of(ink), Optional.empty());
  }

  static InkEdit add(Stroke ink) {
    return new InkEdit(Optional.empty(), Optional.of(ink));
  }

  static InkEdit move(Stroke from, Stroke to) {
    return new InkEdit(Optional.of(from), Optional.of(to));
  }

  /** What is done. */
  public Kind kind() {
    if (erased.isEmpty()) {
      return Kind.ADD;
    }
    return added.isEmpty() ? Kind.ERASE : Kind.MOVE;
  }

  /**
   * How much ink it changes, in canvas units: the length of its line. A piece that is moved counts
   * once, with the longer of the two.
   */
  public double length() {
    return lengths().max(Double::compare).orElseThrow();
  }

  /** The length of what is erased and of what is added together, in canvas units. */
  double erasedAndAdded() {
    return lengths().mapToDouble(Double::doubleValue).sum();
  }

  private Stream<Double> lengths() {
    return Stream.of(erased, added)
        .flatMap(Optional::stream)
        .map(ink -> StrokePoint.length(ink.points()));
  }
}
