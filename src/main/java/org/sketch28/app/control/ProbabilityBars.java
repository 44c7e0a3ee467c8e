package org.sketch28.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** One bar for each class: its name, and its probability as length and as number. */
public final class ProbabilityBars extends GridPane {

  private final List<Row> rows = new ArrayList<>();
  private IntConsumer chosen = index -> {};
  private IntConsumer asked = index -> {};
  private IntFunction<String> tips = index -> "";
  private IntFunction<String> barTips = index -> "";
  private int firstKey;

  private record Row(Label name, ProgressBar bar, Label percent) {

    void show(double probability, boolean best, boolean known) {
      bar.setProgress(probability);
      percent.setText(asPercent(probability));
      name.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("best"), best);
      bar.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("best"), best && known);
      bar.setAccessibleText(name.getText() + " " + percent.getText());
    }
  }

  /** No bars yet. */
  public ProbabilityBars() {
    getStyleClass().add("probability-bars");
    ColumnConstraints names = new ColumnConstraints();
    ColumnConstraints bars = new ColumnConstraints();
    bars.setHgrow(Priority.ALWAYS);
    ColumnConstraints percents = new ColumnConstraints(66);
    getColumnConstraints().addAll(names, bars, percents);
  }

  /** Sets the listener for clicks on class names, which receives the index of the class. */
  public void setOnChosen(IntConsumer listener) {
    chosen = listener;
  }

  /**
   * Sets the listener for clicks on bars, which receives the index of the class.
   *
   * @param tips tooltips of the bars, by index
   */
  public void setOnAsked(IntConsumer listener, IntFunction<String> tips) {
    asked = listener;
    barTips = tips;
  }

  /** Sets the tooltips of class names, by index; empty for none. */
  public void setTips(IntFunction<String> texts) {
    tips = texts;
  }

  /** Sets the digit key of the first class; the others follow. */
  public void setFirstKey(int digit) {
    firstKey = digit;
  }

  /** Sets the classes. */
  public void setClasses(List<String> classNames) {
    if (classNames.equals(rows.stream().map(row -> row.name().getText()).toList())) {
      return;
    }
    rows.clear();
    getChildren().clear();
    for (int i = 0; i < classNames.size(); i++) {
      Label name = new Label(classNames.get(i));
      name.setId("bar-name-" + i);
      name.setMinWidth(USE_PREF_SIZE);
      name.setGraphic(key(i, classNames.get(i)));
      int index = i;
      name.setOnMouseClicked(event -> chosen.accept(index));
      if (!tips.apply(i).isEmpty()) {
        name.setTooltip(new Tooltip(tips.apply(i)));
      }
      ProgressBar bar = new ProgressBar(0);
      bar.setId("bar-" + i);
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
      bar.setOnMouseClicked(event -> asked.accept(index));
      if (!barTips.apply(i).isEmpty()) {
        bar.setTooltip(new Tooltip(barTips.apply(i)));
        bar.setCursor(Cursor.HAND);
      }
      Label percent = new Label();
      percent.setId("bar-percent-" + i);
      percent.setMaxWidth(Double.MAX_VALUE);
      percent.setAlignment(Pos.CENTER_RIGHT);
      rows.add(new Row(name, bar, percent));
      addRow(i, name, bar, percent);
    }
    clear();
  }

  /** The digit key that stands for a class; null if there is none, or the name is that digit. */
  private Label key(int index, String className) {
    int digit = index + firstKey;
    if (digit > 9 || className.equals(String.valueOf(digit))) {
      return null;
    }
    Label key = new Label(String.valueOf(digit));
    key.getStyleClass().add("key");
    return key;
  }

  /**
   * Shows probabilities.
   *
   * @param probabilities one for each class, 0…1
   * @param best index of the class to highlight
   * @param known whether the drawing looks like any class at all; if not, all bars are grey
   */
  public void show(float[] probabilities, int best, boolean known) {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(probabilities[i], i == best, known);
    }
  }

  /** Shows probabilities of an image that is known to show one of the classes. */
  public void show(float[] probabilities, int best) {
    show(probabilities, best, true);
  }

  /** Shows that there is no prediction. */
  public void clear() {
    for (Row row : rows) {
      row.show(0, false, false);
      row.percent().setText("–");
    }
  }

  /** A probability as a percentage that never claims certainty. */
  public static String asPercent(double probability) {
    double percent = 100 * probability;
    if (percent > 0 && percent < 0.1) {
      return "< 0.1 %";
    }
    return percent > 99.9 ? "> 99.9 %" : "%.1f %%".formatted(percent);
  }
}
