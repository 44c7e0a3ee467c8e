package org.sketch28.app.train;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.sketch28.app.base.Messages;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.RunInfo;

/** The columns of the table of runs; those of numbers are sorted as numbers. */
final class RunColumns {

  private RunColumns() {}

  static List<TableColumn<RunInfo, ?>> of(RunHistoryViewModel history) {
    return List.of(
        text("title", 150, RunInfo::title),
        text("status", 105, run -> Messages.text("runs.state." + history.stateOf(run))),
        number("best", 150, RunColumns::best),
        number("last", 85, RunColumns::last),
        number(
            "test",
            85,
            run -> run.testAccuracy() == null ? Figure.NONE : Figure.share(run.testAccuracy())),
        number("epochs", 95, RunColumns::epochs),
        number("rate", 85, run -> Figure.of(run.config().optimizer().learningRate())),
        number("batch", 85, run -> Figure.of(run.config().batchSize())),
        number("seed", 75, RunColumns::seed),
        text("datasets", 130, run -> String.join(", ", run.datasets())),
        text(
            "optimizer", 115, run -> Messages.text("optimizer." + run.config().optimizer().kind())),
        number("time", 85, RunColumns::time),
        text("notes", 120, RunInfo::notes));
  }

  private static TableColumn<RunInfo, String> text(
      String name, double width, Function<RunInfo, String> text) {
    return column(name, width, text);
  }

  private static TableColumn<RunInfo, Figure> number(
      String name, double width, Function<RunInfo, Figure> figure) {
    TableColumn<RunInfo, Figure> column = column(name, width, figure);
    column.setStyle("-fx-alignment: " + Pos.CENTER_RIGHT.name().replace('_', '-') + ";");
    return column;
  }

  private static <T> TableColumn<RunInfo, T> column(
      String name, double width, Function<RunInfo, T> value) {
    TableColumn<RunInfo, T> column = new TableColumn<>();
    Label heading = new Label(Messages.text("runs." + name));
    heading.setTooltip(new Tooltip(Messages.text("runs.tip." + name)));
    column.setGraphic(heading);
    column.setId("runs-column-" + name);
    // Not 80, JavaFX's default: such a column would be fitted to its cells, not to its heading.
    column.setPrefWidth(width);
    column.setCellValueFactory(cell -> new SimpleObjectProperty<>(value.apply(cell.getValue())));
    return column;
  }

  private static Figure best(RunInfo run) {
    return run.bestAccuracy() == 0
        ? Figure.NONE
        : new Figure(
            run.bestAccuracy(),
            Messages.text(
                isPublished(run) ? "runs.bestAt.published" : "runs.bestAt",
                100 * run.bestAccuracy(),
                run.bestEpoch()));
  }

  private static Figure last(RunInfo run) {
    return isPublished(run) && run.lastAccuracy() > 0
        ? new Figure(
            run.lastAccuracy(), Messages.text("runs.last.published", 100 * run.lastAccuracy()))
        : Figure.share(run.lastAccuracy());
  }

  /** Whether its "validation" images are the test images. */
  private static boolean isPublished(RunInfo run) {
    return run.config().protocol() == Protocol.PUBLISHED;
  }

  private static Figure seed(RunInfo run) {
    long seed = run.config().seed();
    return new Figure((double) seed, Long.toString(seed));
  }

  private static Figure epochs(RunInfo run) {
    int done =
        run.steps() == 0 ? 0 : (int) ((long) run.step() * run.config().epochs() / run.steps());
    return new Figure(done, done + " / " + run.config().epochs());
  }

  private static Figure time(RunInfo run) {
    return new Figure(run.seconds(), Messages.text("train.seconds", run.seconds()));
  }
}
