package org.sketch28.app.draw;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.sketch28.app.control.GrayImages;
import org.sketch28.image.GrayImage;

/** A step's image in a small square, white on black, pixels kept sharp. */
final class StepImage extends StackPane {

  private static final double SIDE = 96;

  StepImage(GrayImage image) {
    ImageView view = new ImageView(GrayImages.toImage(image, Color.BLACK, Color.WHITE));
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    view.setPreserveRatio(true);
    view.setSmooth(image.width() > SIDE);
    getStyleClass().add("step-image");
    setMinSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
    getChildren().add(view);
  }
}
