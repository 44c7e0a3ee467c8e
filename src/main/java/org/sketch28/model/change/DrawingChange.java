package org.sketch28.model.change;

import java.util.List;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;

/**
 * A change of a drawing that makes it another class.
 *
 * @param steps the drawing as it was, and after each edit; at least two
 * @param edits one between each two steps
 * @param share of the drawing's ink that was added, erased or moved; above 1 if more was added than
 *     there was
 * @param prediction for the last step
 */
public record DrawingChange(
    List<Drawing> steps, List<InkEdit> edits, double share, Prediction prediction) {

  public DrawingChange {
    steps = List.copyOf(steps);
    edits = List.copyOf(edits);
  }

  /** The changed drawing. */
  public Drawing changed() {
    return steps.get(steps.size() - 1);
  }

  /** The number of edits of a kind. */
  public long count(InkEdit.Kind kind) {
    return edits.stream().filter(edit -> edit.kind() == kind).count();
  }

  /**
   * The ink that was erased and added, as a share of what there was before; a moved piece counts at
   * both places.
   */
  public double erasedAndAdded() {
    return edits.stream().mapToDouble(InkEdit::erasedAndAdded).sum()
        / edits.stream().mapToDouble(InkEdit::length).sum()
        * share;
  }
}
