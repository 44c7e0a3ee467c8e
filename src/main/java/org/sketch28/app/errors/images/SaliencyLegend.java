package org.sketch28.app.errors.images;

import java.util.List;
import java.util.OptionalDouble;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.Palette;

/**
 * What the colours over the image mean. It takes its room also while it is hidden, so that nothing
 * below it moves when a method is chosen or its result arrives.
 */
final class SaliencyLegend extends VBox {

  private static final double BAR_HEIGHT = 10;

  private final Label title = new Label(" ");
  private final VBox scale = new VBox(3);
  private final Label low = new Label(" ");
  private final Label high = new Label(" ");
  private final Label residual = new Label(missed(0));

  SaliencyLegend() {
    super(3);
    setId("error-saliency-legend");
    title.setId("error-saliency-title");
    low.setId("error-saliency-low");
    high.setId("error-saliency-high");
    residual.setId("error-residual");
    for (Label label : List.of(title, residual)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    for (Label label : List.of(title, low, high, residual)) {
      label.getStyleClass().add("text-small");
    }
    residual.getStyleClass().add("text-muted");
    Region bar = new Region();
    bar.setMinHeight(BAR_HEIGHT);
    bar.setBackground(
        new Background(
            new BackgroundFill(Color.BLACK, CornerRadii.EMPTY, Insets.EMPTY),
            new BackgroundFill(gradient(), CornerRadii.EMPTY, Insets.EMPTY)));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    scale.getChildren().addAll(bar, new HBox(low, gap, high));
    getChildren().addAll(title, scale, residual);
    hide();
  }

  private static LinearGradient gradient() {
    return new LinearGradient(
        0,
        0,
        1,
        0,
        true,
        CycleMethod.NO_CYCLE,
        new Stop(0, Palette.WRONG),
        new Stop(0.5, Color.BLACK),
        new Stop(1, Palette.RIGHT));
  }

  private static String missed(double by) {
    return Messages.text("errors.saliency.residual", by);
  }

  /**
   * Shows what the colours of a method mean.
   *
   * @param method hides the legend if it is {@link AttributionMethod#NONE}
   * @param className of the class that is explained
   */
  void show(AttributionMethod method, String className, OptionalDouble missed) {
    if (method == AttributionMethod.NONE) {
      hide();
      return;
    }
    scale.setVisible(true);
    title.setText(Messages.text("errors.saliency.legend." + method, className));
    low.setText(Messages.text("errors.saliency.low." + method));
    high.setText(Messages.text("errors.saliency.high." + method));
    missed.ifPresent(by -> residual.setText(missed(by)));
    residual.setVisible(missed.isPresent());
    setVisible(true);
  }

  /** Says that the method needs a gradient that cannot be taken of the model. */
  void showImpossible() {
    scale.setVisible(false);
    title.setText(Messages.text("errors.saliency.impossible"));
    residual.setVisible(false);
    setVisible(true);
  }

  private void hide() {
    setVisible(false);
    residual.setVisible(false);
  }
}
