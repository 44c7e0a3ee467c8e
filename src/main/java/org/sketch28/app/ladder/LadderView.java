package org.sketch28.app.ladder;

import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.LadderSystem;

/** The systems of MNIST's history: a chart, and a table from which each can be trained. */
public final class LadderView extends BorderPane {

  private final LadderViewModel viewModel;
  private final TableView<LadderRow> table = new TableView<>();
  private final LadderChart chart = new LadderChart(this::select);
  private final Label about = new Label();

  /** What the view asks of the window. */
  public interface Actions {

    /** Shows the view of all training. */
    void back();

    /** Trains a system. */
    void train(LadderSystem system);

    /** Uses a model in the drawing view, and shows that. */
    void drawWith(ModelStore.Entry model);

    /** Shows what a model gets wrong, and how it compares with others. */
    void compare(ModelStore.Entry model);
  }

  public LadderView(LadderViewModel viewModel, Actions actions) {
    this.viewModel = viewModel;
    setId("ladder-view");
    Button back = new Button(Messages.text("ladder.back"), new FontIcon(Material2AL.ARROW_BACK));
    back.setId("ladder-back");
    back.getStyleClass().add("flat");
    back.setOnAction(event -> actions.back());
    Label title = new Label(Messages.text("ladder.title"));
    title.getStyleClass().add("title-4");
    Label legend = new Label(Messages.text("ladder.legend"));
    legend.setWrapText(true);
    legend.getStyleClass().addAll("text-small", "text-muted");
    legend.setMinHeight(Region.USE_PREF_SIZE);
    FlowPane heading = new FlowPane(10, 4, back, title);
    heading.setAlignment(Pos.CENTER_LEFT);
    VBox top = new VBox(4, heading, legend);
    top.getStyleClass().add("errors-header");
    setTop(top);
    VBox lower = new VBox(6, buttons(actions), about, table);
    about.setId("ladder-about");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.getStyleClass().add("text-small");
    about.managedProperty().bind(about.textProperty().isNotEmpty());
    lower.getStyleClass().add("train-center");
    VBox.setVgrow(table, Priority.ALWAYS);
    SplitPane split = new SplitPane(chart, lower);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.5);
    setCenter(split);
    columns();
    table.setId("ladder-table");
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((p, o, row) -> selected(Optional.ofNullable(row)));
    viewModel.contentProperty().addListener((p, o, content) -> show(content));
    show(viewModel.contentProperty().get());
  }

  private FlowPane buttons(Actions actions) {
    BooleanBinding none = table.getSelectionModel().selectedItemProperty().isNull();
    BooleanBinding noModel =
        Bindings.createBooleanBinding(
            () -> model().isEmpty(), table.getSelectionModel().selectedItemProperty());
    Button train = button("train", none);
    train.getStyleClass().add("accent");
    train.setOnAction(event -> actions.train(table.getSelectionModel().getSelectedItem().system()));
    Button draw = button("draw", noModel);
    draw.setOnAction(event -> model().ifPresent(actions::drawWith));
    Button compare = button("compare", noModel);
    compare.setOnAction(event -> model().ifPresent(actions::compare));
    return new FlowPane(6, 6, train, draw, compare);
  }

  private static Button button(String name, BooleanBinding disabled) {
    Button button = new Button(Messages.text("ladder." + name));
    button.setId("ladder-" + name);
    button.setTooltip(new Tooltip(Messages.text("ladder." + name + ".tip")));
    button.getStyleClass().add("small");
    button.disableProperty().bind(disabled);
    return button;
  }

  /** The model of the selected system. */
  private Optional<ModelStore.Entry> model() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .flatMap(LadderRow::model);
  }

  private void columns() {
    column("year", 72, row -> Integer.toString(row.system().year()));
    column("system", 225, row -> row.system().title());
    column("published", 108, row -> LadderWords.percent(row.system().publishedError()));
    column("here", 185, row -> LadderWords.error(row.shipped()));
    column("undisputed", 140, LadderWords::undisputed);
    column("protocol", 205, LadderWords::asPublished);
    column("own", 175, row -> LadderWords.error(row.own()));
    column("time", 85, row -> LadderWords.time(row));
    column("prediction", 120, row -> LadderWords.prediction(row.shipped()));
    column("parameters", 125, row -> LadderWords.parameters(row));
    column("size", 85, row -> LadderWords.size(row));
  }

  private void column(String name, double width, Function<LadderRow, String> value) {
    TableColumn<LadderRow, String> column = new TableColumn<>();
    Label heading = new Label(Messages.text("ladder.column." + name));
    heading.setTooltip(new Tooltip(Messages.text("ladder.column." + name + ".tip")));
    column.setGraphic(heading);
    column.setId("ladder-column-" + name);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(cell -> new SimpleStringProperty(value.apply(cell.getValue())));
    if (!name.equals("system")) {
      column.setStyle("-fx-alignment: CENTER-RIGHT;");
    }
    table.getColumns().add(column);
  }

  private void select(LadderRow row) {
    table.getSelectionModel().select(row);
    // What is said of the system takes some of the table's height.
    Platform.runLater(() -> table.scrollTo(row));
  }

  private void selected(Optional<LadderRow> row) {
    chart.select(row);
    about.setText(
        row.map(LadderRow::system)
            .map(system -> Messages.text("ladder.about", system.description(), system.paper()))
            .orElse(""));
  }

  private void show(LadderViewModel.Content content) {
    LadderRow before = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(content.rows());
    chart.show(content);
    content.rows().stream()
        .filter(row -> before != null && row.system().name().equals(before.system().name()))
        .findFirst()
        .ifPresent(row -> table.getSelectionModel().select(row));
  }

  /** Reads again what there is. */
  public void refresh() {
    viewModel.refresh();
  }

  /** Sets the colours of text and of grid lines. */
  public void setColors(Color text, Color grid) {
    chart.setColors(text, grid);
  }
}
