package org.sketch28.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Prediction;

/**
 * An image that changes step by step: the image at one step, a slider for the steps, the
 * probabilities over all of them as curves, and what there is to say about it.
 */
public final class PredictionSteps extends BorderPane {

  private static final double IMAGE = 132;

  /** Classes that never reach this share have no curve. */
  private static final float LEAST = 0.1f;

  private final PixelGridView image = new PixelGridView();
  private final Label words = new Label();
  private final Label about = new Label();
  private final Slider slider;
  private final ShareCurves curves;
  private final IntegerProperty step;

  /**
   * @param id the beginning of the ids of its parts
   * @param steps the last step; the first is 0
   * @param step that is shown
   * @param buttons beside the words
   */
  public PredictionSteps(String id, int steps, IntegerProperty step, Button... buttons) {
    this.step = step;
    this.curves = new ShareCurves(step::set);
    this.slider = new Slider(0, steps, 0);
    image.setId(id + "-image");
    image.setPrefSize(IMAGE, IMAGE);
    image.setMinSize(IMAGE, IMAGE);
    image.setMaxSize(IMAGE, IMAGE);
    slider.setId(id + "-step");
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.valueProperty().bindBidirectional(step);
    VBox left = new VBox(8, image, slider);
    left.setPadding(new Insets(0, 12, 0, 0));
    words.setId(id + "-words");
    about.setId(id + "-about");
    for (Label label : List.of(words, about)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    about.getStyleClass().addAll("text-small", "text-muted");
    curves.setId(id + "-curves");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(10, words);
    line.getChildren().addAll(buttons);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(curves, Priority.ALWAYS);
    setLeft(left);
    setCenter(new VBox(4, line, curves, about));
    setPadding(new Insets(8, 0, 0, 0));
  }

  /** Names the image and the slider for who cannot see them. */
  public void describe(String imageText, String sliderText) {
    image.setAccessibleText(imageText);
    slider.setAccessibleText(sliderText);
  }

  /** What is explained below the curves. */
  public void setAbout(String text) {
    about.setText(text);
  }

  /** What is said of the step that is shown. */
  public void setWords(String text) {
    words.setText(text);
  }

  /** The image, on which a user may click. */
  public PixelGridView image() {
    return image;
  }

  /**
   * Shows predictions.
   *
   * @param predictions one for each step; none while there are none
   * @param left what the first step is
   * @param right what the last step is
   * @param summary of the curves, for who cannot see them
   */
  public void show(
      List<Prediction> predictions,
      List<String> classNames,
      String left,
      String right,
      String summary) {
    List<ShareCurves.Line> lines = new ArrayList<>();
    for (int c = 0; !predictions.isEmpty() && c < classNames.size(); c++) {
      float[] shares = new float[predictions.size()];
      float most = 0;
      for (int s = 0; s < shares.length; s++) {
        shares[s] = predictions.get(s).probabilities()[c];
        most = Math.max(most, shares[s]);
      }
      if (most >= LEAST) {
        lines.add(new ShareCurves.Line(classNames.get(c), shares, Palette.ofClass(c)));
      }
    }
    curves.show(lines, left, right);
    curves.setAccessibleText(summary);
    if (predictions.isEmpty()) {
      image.show(GrayImage.blank(ImageDataset.SIDE, ImageDataset.SIDE));
      curves.mark(0, OptionalInt.empty());
    }
    slider.setDisable(predictions.isEmpty());
  }

  /** Shows the image of the step that is selected, and marks the step that matters. */
  public void showStep(GrayImage stepImage, OptionalInt marked) {
    image.show(stepImage);
    curves.mark(step.get(), marked);
  }

  /** Sets the colours of writing and of the grid in the diagram. */
  public void setColors(Color text, Color grid) {
    curves.setColors(text, grid);
  }
}
