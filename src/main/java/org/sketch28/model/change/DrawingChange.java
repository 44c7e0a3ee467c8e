package org.sketch28.model.change;

import java.util.List;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;

/**
 * A change of a drawing that makes it another class.
 *
 * @param steps the drawing as it was, and after each edit; at least two
 * @param edits one between each two steps
 * @param share of the drawing's ink that was added or erased; above 1 if more was added than there
 *     was
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

  /** The number of pieces that were added. */
  public long added() {
    return edits.stream().filter(InkEdit::added).count();
  }

  /** The number of pieces that were erased. */
  public long erased() {
    return edits.size() - added();
  }
}
