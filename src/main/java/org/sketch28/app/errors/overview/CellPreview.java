package org.sketch28.app.errors.overview;

import java.util.List;
import javafx.scene.Node;
import org.sketch28.app.base.Messages;
import org.sketch28.app.errors.evaluation.PreviewPopup;
import org.sketch28.evaluate.Evaluation;

/** A few images of the cell under the mouse. */
final class CellPreview {

  private static final int MOST = 8;
  private static final double SIDE = 56;

  private final PreviewPopup popup = new PreviewPopup("cell-preview", SIDE);
  private CellImages cells;
  private int label = -1;
  private int predicted = -1;

  /** Sets the evaluation whose images are shown, and indexes it. */
  void setEvaluation(Evaluation evaluation) {
    hide();
    if (cells == null || cells.evaluation() != evaluation) {
      cells = new CellImages(evaluation, MOST);
      label = -1;
    }
  }

  /**
   * Shows a cell's images beside a place on the screen.
   *
   * @param newLabel −1 to hide the preview
   */
  void show(Node owner, int newLabel, int newPredicted, double x, double y) {
    if (cells == null || newLabel < 0) {
      hide();
      return;
    }
    if (newLabel != label || newPredicted != predicted) {
      label = newLabel;
      predicted = newPredicted;
      fill();
    }
    if (popup.isEmpty()) {
      popup.hide();
    } else {
      popup.show(owner, x, y);
    }
  }

  private void fill() {
    List<String> names = cells.evaluation().data().classNames();
    popup.fill(
        Messages.text(
            label == predicted ? "errors.preview.right" : "errors.preview.wrong",
            names.get(label),
            names.get(predicted),
            cells.count(label, predicted)),
        cells.evaluation(),
        cells.first(label, predicted));
  }

  void hide() {
    popup.hide();
  }
}
