package org.sketch28.app.draw;

import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.sketch28.app.control.GrayImages;
import org.sketch28.image.GrayImage;

/** The image of a step in a small square, white on black, with sharp pixels. */
final class StepImage extends StackPane {

  static final int SIDE = 112;

  StepImage(GrayImage image) {
    // Enlarged here, since the software pipeline smooths whatever it scales.
    int times = Math.max(1, SIDE / Math.max(image.width(), image.height()));
    GrayImage enlarged =
        GrayImage.of(
            image.width() * times,
            image.height() * times,
            (x, y) -> image.get(x / times, y / times));
    ImageView view = new ImageView(GrayImages.toImage(enlarged, Color.BLACK, Color.WHITE));
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    view.setPreserveRatio(true);
    getStyleClass().add("step-image");
    setMinSize(SIDE, SIDE);
    setMaxSize(SIDE, SIDE);
    getChildren().add(view);
  }
}
