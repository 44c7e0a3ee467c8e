package org.sketch28.app.control;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A needle on a scale that shows the usual range, and a sentence about it. */
public final class RangeGauge extends VBox {

  private static final double HEIGHT = 8;

  private final Label title = new Label();
  private final Label words = new Label();
  private final Region range = new Region();
  private final Region needle = new Region();
  private final Pane scale = new Pane(range, needle);
  private double value;
  private double low;
  private double high;
  private double most = 1;

  /**
   * @param id of the control; its sentence's is {@code id-words}
   */
  public RangeGauge(String id) {
    setId(id);
    getStyleClass().add("range-gauge");
    title.getStyleClass().add("gauge-title");
    words.setId(id + "-words");
    words.setWrapText(true);
    words.getStyleClass().add("text-small");
    range.setManaged(false);
    needle.setManaged(false);
    range.getStyleClass().add("gauge-range");
    needle.getStyleClass().add("gauge-needle");
    scale.getStyleClass().add("gauge-scale");
    scale.setMinHeight(HEIGHT);
    scale.setMaxHeight(HEIGHT);
    scale.widthProperty().addListener((p, o, n) -> place());
    setPadding(new Insets(2, 0, 2, 0));
    getChildren().addAll(title, scale, words);
  }

  /**
   * Shows a value.
   *
   * @param newLow where the usual range begins
   * @param newHigh where it ends
   * @param newMost where the scale ends; it begins at 0
   */
  public void show(
      String newTitle,
      double newValue,
      double newLow,
      double newHigh,
      double newMost,
      String newWords) {
    title.setText(newTitle);
    words.setText(newWords);
    setAccessibleText(newTitle + ": " + newWords);
    value = newValue;
    low = newLow;
    high = newHigh;
    most = newMost;
    boolean usual = value >= low && value <= high;
    pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("unusual"), !usual);
    place();
  }

  private void place() {
    double width = scale.getWidth();
    range.resizeRelocate(
        width * Math.min(1, low / most),
        0,
        width * (Math.min(1, high / most) - Math.min(1, low / most)),
        HEIGHT);
    double at = width * Math.max(0, Math.min(1, value / most));
    needle.resizeRelocate(Math.max(0, Math.min(width - 4, at - 2)), -2, 4, HEIGHT + 4);
  }
}
