package org.sketch28.app.errors.evaluation;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import org.sketch28.app.control.GrayImages;
import org.sketch28.evaluate.Evaluation;

/** A few images of an evaluation with a line about them, beside a place in the window. */
public final class PreviewPopup {

  private static final double OFFSET = 18;

  private final Popup popup = new Popup();
  private final Label words = new Label();
  private final HBox images = new HBox(4);
  private final double side;

  /**
   * @param name the id of the preview; its line has the same id with {@code -words} after it
   * @param side of each image, in pixels of the screen
   */
  public PreviewPopup(String name, double side) {
    this.side = side;
    words.setId(name + "-words");
    VBox box = new VBox(6, words, images);
    box.setId(name);
    box.getStyleClass().add("cell-preview");
    // A preview under the mouse must not take the mouse from what is below it.
    box.setMouseTransparent(true);
    popup.getContent().add(box);
    popup.setAutoFix(true);
  }

  /** Sets what the preview shows. */
  public void fill(String text, Evaluation evaluation, int... indices) {
    words.setText(text);
    images.getChildren().clear();
    for (int index : indices) {
      ImageView view =
          new ImageView(
              GrayImages.toImage(evaluation.data().image(index), Color.BLACK, Color.WHITE));
      view.setFitWidth(side);
      view.setFitHeight(side);
      view.setSmooth(false);
      images.getChildren().add(view);
    }
  }

  /** Whether there are no images to show. */
  public boolean isEmpty() {
    return images.getChildren().isEmpty();
  }

  /** Shows the preview beside a place on the screen. */
  public void show(Node owner, double x, double y) {
    if (popup.isShowing()) {
      popup.setAnchorX(x + OFFSET);
      popup.setAnchorY(y + OFFSET);
    } else {
      popup.show(owner, x + OFFSET, y + OFFSET);
    }
  }

  public void hide() {
    popup.hide();
  }
}
