package org.sketch28.app.control;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A needle on a scale that shows the usual range, and a sentence about the value. */
public final class RangeGauge extends VBox {

  private static final double HEIGHT = 8;

  private final Label title = new Label();
  private final Label words = new Label();
  private final Region range = new Region();
  private final Region needle = new Region();
  private final Pane scale = new Pane(range, needle);
  private double value;
  private GaugeScale limits = new GaugeScale(0, 1, 1);

  /**
   * @param id of the control; its sentence has the id {@code id-words}
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
   * @param newWords a sentence about the value
   */
  public void show(String newTitle, double newValue, GaugeScale newLimits, String newWords) {
    title.setText(newTitle);
    words.setText(newWords);
    setAccessibleText(newTitle + ": " + newWords);
    value = newValue;
    limits = newLimits;
    pseudoClassStateChanged(PseudoClass.getPseudoClass("unusual"), !limits.isUsual(value));
    place();
  }

  private void place() {
    double width = scale.getWidth();
    double low = limits.position(limits.low());
    range.resizeRelocate(width * low, 0, width * (limits.position(limits.high()) - low), HEIGHT);
    double at = width * limits.position(value);
    needle.resizeRelocate(Math.max(0, Math.min(width - 4, at - 2)), -2, 4, HEIGHT + 4);
  }
}
