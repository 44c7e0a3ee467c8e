package org.sketch28.app.errors.overview;

import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.evaluate.Evaluation;

/** A few images of the cell under the mouse. */
final class CellPreview {

  private static final int MOST = 8;
  private static final double SIDE = 56;
  private static final double BESIDE = 18;

  private final Popup popup = new Popup();
  private final Label words = new Label();
  private final HBox images = new HBox(4);
  private OpenEvaluation opened;
  private int label = -1;
  private int predicted = -1;

  CellPreview() {
    VBox box = new VBox(6, words, images);
    box.setId("cell-preview");
    box.getStyleClass().add("cell-preview");
    popup.getContent().add(box);
    popup.setAutoFix(true);
  }

  /** Shows a cell's images beside a place on the screen; hides for label −1. */
  void show(Node owner, OpenEvaluation of, int newLabel, int newPredicted, double x, double y) {
    if (of == null || newLabel < 0) {
      hide();
      return;
    }
    boolean same = of.equals(opened) && newLabel == label && newPredicted == predicted;
    if (!same) {
      opened = of;
      label = newLabel;
      predicted = newPredicted;
      fill(of.evaluation());
    }
    if (images.getChildren().isEmpty()) {
      popup.hide();
    } else if (popup.isShowing()) {
      popup.setAnchorX(x + BESIDE);
      popup.setAnchorY(y + BESIDE);
    } else {
      popup.show(owner, x + BESIDE, y + BESIDE);
    }
  }

  private void fill(Evaluation evaluation) {
    int[] all =
        IntStream.range(0, evaluation.size())
            .filter(i -> evaluation.label(i) == label && evaluation.predicted(i) == predicted)
            .toArray();
    words.setText(
        Messages.text(
            label == predicted ? "errors.preview.right" : "errors.preview.wrong",
            evaluation.data().classNames().get(label),
            evaluation.data().classNames().get(predicted),
            all.length));
    images.getChildren().clear();
    IntStream.of(all)
        .limit(MOST)
        .forEach(
            i -> {
              ImageView view =
                  new ImageView(
                      GrayImages.toImage(evaluation.data().image(i), Color.BLACK, Color.WHITE));
              view.setFitWidth(SIDE);
              view.setFitHeight(SIDE);
              view.setSmooth(false);
              images.getChildren().add(view);
            });
  }

  void hide() {
    popup.hide();
  }
}
