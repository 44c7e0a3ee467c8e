package org.sketch28.app.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.train.run.RunInfo;

/** All saved runs; the charts show the curves of the selected ones. */
final class RunsTable extends VBox {

  private final TrainViewModel viewModel;
  private final TableView<RunInfo> table = new TableView<>();
  private final FlowPane buttons = new FlowPane(6, 6);

  RunsTable(TrainViewModel viewModel) {
    super(4);
    this.viewModel = viewModel;
    table.setId("runs");
    table.setItems(viewModel.history().all());
    table.setPlaceholder(new Label(Messages.text("runs.none")));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    column("title", 130, RunInfo::title);
    column("status", 80, run -> Messages.text("runs.status." + run.status()));
    column("best", 140, RunsTable::best);
    column("last", 80, run -> percent(run.lastAccuracy()));
    column("epochs", 75, RunsTable::epochs);
    column("settings", 170, RunsTable::settings);
    column("time", 60, run -> Messages.text("train.seconds", run.seconds()));
    column("notes", 70, RunInfo::notes);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<RunInfo>)
                change ->
                    viewModel
                        .history()
                        .overlay(List.copyOf(table.getSelectionModel().getSelectedItems())));
    VBox.setVgrow(table, Priority.ALWAYS);
    BooleanBinding none = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    button("model", none, viewModel::buildModel).getStyleClass().add("accent");
    button("continue", none, viewModel::resume);
    button("again", none, viewModel::runAgain);
    button("rename", none, this::rename);
    button("delete", none, viewModel::delete);
    getChildren().addAll(buttons, table);
  }

  private void column(String name, double width, Function<RunInfo, String> text) {
    TableColumn<RunInfo, String> column = new TableColumn<>(Messages.text("runs." + name));
    column.setPrefWidth(width);
    column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
    table.getColumns().add(column);
  }

  private Button button(String name, BooleanBinding disabled, Consumer<RunInfo> run) {
    Button button = new Button(Messages.text("runs." + name + ".do"));
    button.setId("runs-" + name);
    button.setTooltip(new Tooltip(Messages.text("runs." + name + ".tip")));
    button.getStyleClass().add("small");
    button.disableProperty().bind(disabled);
    button.setOnAction(
        event -> Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(run));
    buttons.getChildren().add(button);
    return button;
  }

  private static String best(RunInfo run) {
    return run.bestEpoch() == 0
        ? "–"
        : Messages.text("runs.bestAt", 100 * run.bestAccuracy(), run.bestEpoch());
  }

  private static String percent(double share) {
    return share == 0 ? "–" : "%.2f %%".formatted(100 * share);
  }

  private static String epochs(RunInfo run) {
    int done =
        run.steps() == 0 ? 0 : (int) ((long) run.step() * run.config().epochs() / run.steps());
    return done + " / " + run.config().epochs();
  }

  private static String settings(RunInfo run) {
    return Messages.text(
        "runs.settingsOf",
        String.join(", ", run.datasets()),
        Messages.text("optimizer." + run.config().optimizer().kind()),
        CurveText.small(run.config().optimizer().learningRate()),
        run.config().batchSize());
  }

  private void rename(RunInfo run) {
    new RenameDialog(run).show(getScene().getWindow(), viewModel);
  }
}
