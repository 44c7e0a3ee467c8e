package org.sketch28.model.change;

import java.util.BitSet;
import java.util.List;
import org.sketch28.image.drawing.Drawing;

/**
 * Some of the edits of a drawing.
 *
 * @param of the drawing
 * @param made indices of the edits that are made
 */
record Edits(EditedDrawing of, BitSet made) {

  /** All of them. */
  static Edits all(EditedDrawing of) {
    BitSet made = new BitSet();
    made.set(0, of.edits().size());
    return new Edits(of, made);
  }

  /** Each of these alone. */
  List<Edits> each() {
    return made.stream()
        .mapToObj(
            i -> {
              BitSet one = new BitSet();
              one.set(i);
              return new Edits(of, one);
            })
        .toList();
  }

  /** All of these but one, for each of them. */
  List<Edits> fewer() {
    return made.stream()
        .mapToObj(
            i -> {
              BitSet others = (BitSet) made.clone();
              others.clear(i);
              return new Edits(of, others);
            })
        .toList();
  }

  /** These and others of the same drawing. */
  Edits and(Edits others) {
    BitSet both = (BitSet) made.clone();
    both.or(others.made);
    return new Edits(of, both);
  }

  /** The drawing with these edits. */
  Drawing drawing() {
    return of.with(made);
  }

  /** How much ink they change, in canvas units; what is moved counts once. */
  double cost() {
    return made.stream().mapToDouble(i -> of.edits().get(i).length()).sum();
  }
}
