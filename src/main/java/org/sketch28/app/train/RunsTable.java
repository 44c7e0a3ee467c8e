package org.sketch28.app.train;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.export.ModelExporter;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.Weighting;

/** All saved runs; the charts show the curves of the selected ones. */
final class RunsTable extends VBox {

  private final TrainViewModel viewModel;
  private final RunHistoryViewModel history;
  private final ObservableList<RunInfo> rows = FXCollections.observableArrayList();
  private static final double LEAST_HEIGHT = 126;

  private final TableView<RunInfo> table = new TableView<>();
  private final FlowPane buttons = new FlowPane(6, 6);

  /** While the rows are replaced, their selection is not the user's. */
  private boolean replacing;

  /**
   * @param actions what can be done with a run outside the Train view
   */
  RunsTable(TrainViewModel viewModel, RunActions actions) {
    super(4);
    this.viewModel = viewModel;
    this.history = viewModel.history();
    table.setId("runs");
    SortedList<RunInfo> sorted = new SortedList<>(rows);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setPlaceholder(new Label(Messages.text("runs.none")));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.getColumns().addAll(RunColumns.of(history));
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<RunInfo>) change -> selected());
    history.all().addListener((ListChangeListener<RunInfo>) change -> replace());
    replace();
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DELETE) {
            viewModel.delete(selection());
            event.consume();
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    table.setMinHeight(LEAST_HEIGHT);
    BooleanBinding none = Bindings.isEmpty(table.getSelectionModel().getSelectedItems());
    button("model", none, viewModel.models()::start).getStyleClass().add("accent");
    buttons.getChildren().add(combine());
    button("resume", none, viewModel::resume);
    button("again", none, viewModel::runAgain);
    button("epochs", none, run -> actions.showEpochs(run, getScene().getWindow()));
    buttons.getChildren().add(files(actions, none));
    button("rename", none, this::rename);
    button("delete", none, run -> viewModel.delete(selection()));
    buttons.getChildren().add(trash());
    getChildren().addAll(buttons, table);
    // In a small window, the latest runs stay in view below the curves and all lines of buttons.
    minHeightProperty().bind(buttons.heightProperty().add(LEAST_HEIGHT + getSpacing()));
  }

  private List<RunInfo> selection() {
    return List.copyOf(table.getSelectionModel().getSelectedItems());
  }

  private void selected() {
    if (!replacing) {
      history.overlay(selection());
    }
  }

  /** Shows the runs as they are now; the same ones stay selected. */
  private void replace() {
    replacing = true;
    try {
      rows.setAll(history.all());
      table.getSelectionModel().clearSelection();
      for (RunInfo run : rows) {
        if (history.selected().contains(run.id())) {
          table.getSelectionModel().select(run);
        }
      }
    } finally {
      replacing = false;
    }
    table.refresh();
  }

  private MenuButton combine() {
    MenuButton combine = new MenuButton(Messages.text("runs.combine.do"));
    combine.setId("runs-combine");
    combine.getStyleClass().add("small");
    combine.setTooltip(new Tooltip(Messages.text("runs.combine.tip")));
    combine
        .disableProperty()
        .bind(Bindings.size(table.getSelectionModel().getSelectedItems()).lessThan(2));
    for (Weighting weighting : Weighting.values()) {
      MenuItem item = new MenuItem(Messages.text("runs.combine." + weighting.name()));
      item.setId("combine-" + weighting);
      item.setOnAction(event -> viewModel.models().combine(selection(), weighting));
      combine.getItems().add(item);
    }
    return combine;
  }

  private Button trash() {
    Button trash = new Button();
    trash.setId("runs-trash");
    trash.getStyleClass().add("small");
    trash.setTooltip(new Tooltip(Messages.text("runs.trash.tip")));
    DeletedRuns deleted = history.deleted();
    trash
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("runs.trash.do", deleted.all().size()), deleted.all()));
    trash.disableProperty().bind(Bindings.isEmpty(deleted.all()));
    trash.setOnAction(event -> new TrashDialog(deleted).show(getScene().getWindow()));
    return trash;
  }

  /** In one menu, since a row of buttons would leave no room for runs in a small window. */
  private MenuButton files(RunActions actions, BooleanBinding none) {
    MenuButton files = new MenuButton(Messages.text("runs.files.do"));
    files.setId("runs-files");
    files.getStyleClass().add("small");
    files.setTooltip(new Tooltip(Messages.text("runs.files.tip")));
    MenuItem report = item("report", () -> first(actions::report));
    MenuItem pack = item("pack", () -> first(actions::pack));
    report.disableProperty().bind(none);
    pack.disableProperty().bind(none);
    files.getItems().addAll(report, export(actions, none), pack, item("install", actions::install));
    return files;
  }

  private Menu export(RunActions actions, BooleanBinding none) {
    Menu export = new Menu(Messages.text("runs.export.do"));
    export.setId("runs-export");
    export.disableProperty().bind(none);
    for (ModelExporter.Format format : ModelExporter.Format.values()) {
      MenuItem item = new MenuItem(Messages.text("model.export." + format));
      item.setId("runs-export-" + format);
      item.setOnAction(event -> first(run -> actions.export(run, format)));
      export.getItems().add(item);
    }
    return export;
  }

  private static MenuItem item(String name, Runnable action) {
    MenuItem item = new MenuItem(Messages.text("runs." + name + ".do"));
    item.setId("runs-" + name);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void first(Consumer<RunInfo> run) {
    selection().stream().findFirst().ifPresent(run);
  }

  private Button button(String name, BooleanBinding disabled, Consumer<RunInfo> run) {
    Button button = new Button(Messages.text("runs." + name + ".do"));
    button.setId("runs-" + name);
    button.setTooltip(new Tooltip(Messages.text("runs." + name + ".tip")));
    button.getStyleClass().add("small");
    button.disableProperty().bind(disabled);
    button.setOnAction(event -> first(run));
    buttons.getChildren().add(button);
    return button;
  }

  private void rename(RunInfo run) {
    new RenameDialog(run).show(getScene().getWindow(), viewModel);
  }
}
