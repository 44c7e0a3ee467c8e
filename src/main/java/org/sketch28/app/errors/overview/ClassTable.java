package org.sketch28.app.errors.overview;

import java.util.List;
import java.util.function.IntFunction;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.sketch28.app.base.Messages;
import org.sketch28.evaluate.ConfusionMatrix;

/** A table with the precision, recall and F1 score of each class. */
final class ClassTable extends GridPane {

  private static final List<String> COLUMNS = List.of("images", "precision", "recall", "f1");

  ClassTable() {
    setId("class-table");
    setHgap(6);
    setVgap(2);
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    getColumnConstraints().add(names);
    for (int i = 0; i < COLUMNS.size(); i++) {
      ColumnConstraints numbers = new ColumnConstraints();
      numbers.setHalignment(HPos.RIGHT);
      getColumnConstraints().add(numbers);
    }
  }

  void show(ConfusionMatrix matrix) {
    getChildren().clear();
    for (int i = 0; i < COLUMNS.size(); i++) {
      Label head = new Label(Messages.text("errors.class." + COLUMNS.get(i)));
      head.getStyleClass().addAll("text-small", "text-muted");
      head.setMinWidth(USE_PREF_SIZE);
      add(head, i + 1, 0);
    }
    List<IntFunction<String>> columns =
        List.of(
            c -> "%,d".formatted(matrix.ofLabel(c)),
            c -> percent(matrix.precision(c)),
            c -> percent(matrix.recall(c)),
            c -> percent(matrix.f1(c)));
    for (int c = 0; c < matrix.classNames().size(); c++) {
      add(new Label(matrix.classNames().get(c)), 0, c + 1);
      for (int i = 0; i < columns.size(); i++) {
        Label value = new Label(columns.get(i).apply(c));
        value.getStyleClass().add("text-small");
        value.setMinWidth(USE_PREF_SIZE);
        add(value, i + 1, c + 1);
      }
    }
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : "%.1f %%".formatted(100 * share);
  }
}
