package org.sketch28.model.change;

import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * A piece of ink that is added to a drawing, or erased from it.
 *
 * @param ink the piece
 * @param added whether it is added
 */
public record InkEdit(Stroke ink, boolean added) {

  /** How much ink it changes: the length of its line, in canvas units. */
  public double length() {
    return StrokePoint.length(ink.points());
  }
}
