package org.sketch28.app.errors.overview;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.evaluate.Evaluation;

/** A few images of the cell under the mouse. */
final class CellPreview {

  private static final int MOST = 8;
  private static final double SIDE = 56;
  private static final double OFFSET = 18;

  private final Popup popup = new Popup();
  private final Label words = new Label();
  private final HBox images = new HBox(4);
  private CellImages cells;
  private int label = -1;
  private int predicted = -1;

  CellPreview() {
    VBox box = new VBox(6, words, images);
    box.setId("cell-preview");
    box.getStyleClass().add("cell-preview");
    popup.getContent().add(box);
    popup.setAutoFix(true);
  }

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
    if (images.getChildren().isEmpty()) {
      popup.hide();
    } else if (popup.isShowing()) {
      popup.setAnchorX(x + OFFSET);
      popup.setAnchorY(y + OFFSET);
    } else {
      popup.show(owner, x + OFFSET, y + OFFSET);
    }
  }

  private void fill() {
    List<String> names = cells.evaluation().data().classNames();
    words.setText(
        Messages.text(
            label == predicted ? "errors.preview.right" : "errors.preview.wrong",
            names.get(label),
            names.get(predicted),
            cells.count(label, predicted)));
    images.getChildren().clear();
    for (int index : cells.first(label, predicted)) {
      ImageView view =
          new ImageView(
              GrayImages.toImage(cells.evaluation().data().image(index), Color.BLACK, Color.WHITE));
      view.setFitWidth(SIDE);
      view.setFitHeight(SIDE);
      view.setSmooth(false);
      images.getChildren().add(view);
    }
  }

  void hide() {
    popup.hide();
  }
}
