package org.sketch28.app.train;

import static org.sketch28.app.train.NumberSetting.BATCH_SIZE;
import static org.sketch28.app.train.NumberSetting.DROPOUT;
import static org.sketch28.app.train.NumberSetting.ELASTIC;
import static org.sketch28.app.train.NumberSetting.EMA_DECAY;
import static org.sketch28.app.train.NumberSetting.EPOCHS;
import static org.sketch28.app.train.NumberSetting.ERASE;
import static org.sketch28.app.train.NumberSetting.LABEL_SMOOTHING;
import static org.sketch28.app.train.NumberSetting.LEARNING_RATE;
import static org.sketch28.app.train.NumberSetting.MOMENTUM;
import static org.sketch28.app.train.NumberSetting.OUTLIERS;
import static org.sketch28.app.train.NumberSetting.PATIENCE;
import static org.sketch28.app.train.NumberSetting.REPLICAS;
import static org.sketch28.app.train.NumberSetting.ROTATION;
import static org.sketch28.app.train.NumberSetting.SCALE;
import static org.sketch28.app.train.NumberSetting.SEED;
import static org.sketch28.app.train.NumberSetting.SHEAR;
import static org.sketch28.app.train.NumberSetting.SHIFT;
import static org.sketch28.app.train.NumberSetting.THICKER;
import static org.sketch28.app.train.NumberSetting.THINNER;
import static org.sketch28.app.train.NumberSetting.VALIDATION_SHARE;
import static org.sketch28.app.train.NumberSetting.WARM_UP;
import static org.sketch28.app.train.NumberSetting.WEIGHT_DECAY;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Preset;
import org.sketch28.train.Protocol;
import org.sketch28.train.step.OptimizerConfig;

/** The settings of the next run. */
final class FormPane extends VBox {

  /**
   * @param ownClasses shows the view of the user's own classes
   * @param systems of MNIST's history
   */
  FormPane(TrainViewModel viewModel, Runnable ownClasses, HistoryMenu systems) {
    super(8);
    setId("train-form");
    getStyleClass().add("train-form");
    TrainingForm form = viewModel.form();
    TrainingDatasets datasets = viewModel.datasets();
    ComboBox<DatasetInfo> dataset = new ComboBox<>(datasets.available());
    dataset.setId("train-dataset");
    dataset.setMaxWidth(Double.MAX_VALUE);
    dataset.setConverter(new ChoiceText<>(DatasetInfo::title));
    dataset.valueProperty().bindBidirectional(datasets.selectedProperty());
    CheckBox mix = new CheckBox(Messages.text("train.mix"));
    mix.setId("train-mix");
    mix.selectedProperty().bindBidirectional(datasets.mixOwnProperty());
    mix.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> dataset.getValue() == null || datasets.ownFor(dataset.getValue()).isEmpty(),
                dataset.valueProperty(),
                datasets.available()));
    CheckBox corrected = new CheckBox(Messages.text("train.corrected"));
    corrected.setId("train-corrected");
    corrected.selectedProperty().bindBidirectional(datasets.correctedProperty());
    Label cost = new Label();
    cost.setId("train-cost");
    cost.textProperty().bind(viewModel.costProperty());
    cost.setWrapText(true);
    cost.setMinHeight(Region.USE_PREF_SIZE);
    cost.getStyleClass().addAll("text-small", "text-muted");
    GridPane first = grid();
    row(first, "dataset", dataset);
    row(
        first,
        "architecture",
        choice("architecture", form.architectureProperty(), List.of(Architecture.values())));
    getChildren()
        .addAll(ownClasses(ownClasses), systems, presets(viewModel), first, mix, corrected, cost);
    getChildren().add(numbers(form, List.of(EPOCHS, BATCH_SIZE, LEARNING_RATE)));
    getChildren()
        .addAll(
            group("optimizer", optimizer(form)),
            group(
                "regularization",
                numbers(form, List.of(DROPOUT, LABEL_SMOOTHING, EMA_DECAY, OUTLIERS))),
            group("augmentation", augmentation(form)),
            teacher(viewModel),
            group("validation", validation(form)),
            group("speed", numbers(form, List.of(REPLICAS))));
  }

  /** The first thing to try: it needs no data and no knowledge. */
  private static Button ownClasses(Runnable show) {
    Button button = new Button(Messages.text("train.ownClasses"), new FontIcon(Material2MZ.SCHOOL));
    button.setId("train-own-classes");
    button.setTooltip(new Tooltip(Messages.text("train.ownClasses.tip")));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> show.run());
    return button;
  }

  private static HBox presets(TrainViewModel viewModel) {
    HBox box = new HBox(6);
    for (Preset preset : Preset.values()) {
      Button button = new Button(Messages.text("preset." + preset));
      button.setId("preset-" + preset.name().toLowerCase(Locale.ROOT));
      button.setTooltip(new Tooltip(Messages.text("preset." + preset + ".tip")));
      button.setOnAction(event -> viewModel.show(preset));
      button.getStyleClass().add("small");
      box.getChildren().add(button);
    }
    return box;
  }

  private static GridPane optimizer(TrainingForm form) {
    GridPane grid = grid();
    row(
        grid,
        "optimizer",
        choice("optimizer", form.optimizerProperty(), List.of(OptimizerConfig.Kind.values())));
    row(
        grid,
        "schedule",
        choice("schedule", form.scheduleProperty(), List.of(OptimizerConfig.Schedule.values())));
    for (NumberSetting setting : List.of(WARM_UP, MOMENTUM, WEIGHT_DECAY)) {
      row(grid, setting.key(), new NumberField(form, setting));
    }
    return grid;
  }

  private static GridPane augmentation(TrainingForm form) {
    GridPane grid =
        numbers(form, List.of(ROTATION, SHIFT, SCALE, SHEAR, ELASTIC, THINNER, THICKER, ERASE));
    CheckBox flip = new CheckBox();
    flip.setId("field-flip");
    flip.selectedProperty().bindBidirectional(form.flipProperty());
    row(grid, "flip", flip);
    row(
        grid,
        "preparation",
        choice("preparation", form.preparationProperty(), List.of(ImagePreparation.values())));
    return grid;
  }

  /** Is open when there is one. */
  private static TitledPane teacher(TrainViewModel viewModel) {
    TeacherBox box = new TeacherBox(viewModel.teachers(), viewModel.form());
    box.setId("field-teacher");
    box.setAccessibleText(Messages.text("group.teacher"));
    Tooltip.install(box, tip("teacher"));
    GridPane grid = grid();
    // As wide as the form: titles of models are long.
    grid.add(box, 0, 0, 2, 1);
    TitledPane group = group("teacher", grid);
    viewModel.form().teacherProperty().subscribe(name -> group.setExpanded(!name.isEmpty()));
    return group;
  }

  private static GridPane validation(TrainingForm form) {
    GridPane grid = numbers(form, List.of(VALIDATION_SHARE, PATIENCE, SEED));
    row(grid, "protocol", choice("protocol", form.protocolProperty(), List.of(Protocol.values())));
    return grid;
  }

  private static GridPane numbers(TrainingForm form, List<NumberSetting> settings) {
    GridPane grid = grid();
    settings.forEach(setting -> row(grid, setting.key(), new NumberField(form, setting)));
    return grid;
  }

  private static <T> ComboBox<T> choice(String name, Property<T> value, List<T> values) {
    ComboBox<T> box = new ComboBox<>();
    box.getItems().setAll(values);
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(value);
    box.setConverter(new ChoiceText<>(item -> Messages.text(name + "." + ((Enum<?>) item).name())));
    return box;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(8);
    grid.setVgap(4);
    ColumnConstraints names = new ColumnConstraints();
    ColumnConstraints fields = new ColumnConstraints();
    names.setMinWidth(116);
    fields.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, fields);
    return grid;
  }

  private static void row(GridPane grid, String name, Node field) {
    if (field.getId() == null) {
      field.setId("field-" + name);
    }
    Label label = new Label(Messages.text("field." + name));
    label.setLabelFor(field instanceof NumberField number ? number.input() : field);
    GridPane.setValignment(label, VPos.TOP);
    label.setPadding(new Insets(7, 0, 0, 0));
    label.setMinWidth(Region.USE_PREF_SIZE);
    Tooltip tip = tip(name);
    label.setTooltip(tip);
    Tooltip.install(field, tip);
    grid.addRow(grid.getRowCount(), label, field);
  }

  private static Tooltip tip(String name) {
    Tooltip tip = new Tooltip(Messages.text("field." + name + ".tip"));
    tip.setWrapText(true);
    tip.setMaxWidth(320);
    return tip;
  }

  /** A group that opens when something in it is wrong. */
  private static TitledPane group(String name, GridPane content) {
    TitledPane pane = new TitledPane(Messages.text("group." + name), content);
    pane.setId("group-" + name);
    pane.setExpanded(false);
    pane.setAnimated(false);
    for (Node child : content.getChildren()) {
      if (child instanceof NumberField field) {
        field.setOnProblem(() -> pane.setExpanded(true));
      }
    }
    return pane;
  }
}
