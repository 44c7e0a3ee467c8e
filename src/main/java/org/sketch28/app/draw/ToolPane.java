package org.sketch28.app.draw;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.sketch28.app.base.Messages;
import org.sketch28.image.drawing.Stroke;

/** The tools beside the canvas. */
final class ToolPane extends VBox {

  private final Map<Stroke.Tool, ToggleButton> toggles = new EnumMap<>(Stroke.Tool.class);

  ToolPane(DrawViewModel viewModel) {
    setId("tools");
    getStyleClass().add("tool-pane");
    ToggleGroup group = new ToggleGroup();
    HBox tools =
        new HBox(
            4,
            tool(Stroke.Tool.PEN, Material2AL.CREATE, group),
            tool(Stroke.Tool.ERASER, Material2AL.BACKSPACE, group),
            tool(Stroke.Tool.FILL, Material2AL.FORMAT_COLOR_FILL, group));
    bindTools(viewModel, group);
    HBox history =
        new HBox(
            4,
            action("undo", Material2MZ.UNDO, viewModel::undo, viewModel.canUndoProperty().not()),
            action("redo", Material2MZ.REDO, viewModel::redo, viewModel.canRedoProperty().not()),
            action("clear", Material2AL.DELETE, viewModel::clear, viewModel.emptyProperty()));
    getChildren().addAll(tools, new Separator(), history, new Separator());
    getChildren()
        .addAll(
            slider(
                "brush",
                Pen.NARROWEST,
                Pen.WIDEST,
                viewModel.pen().widthProperty(),
                viewModel.pen().widthProperty().map(v -> "%.0f".formatted(v.doubleValue()))));
    getChildren()
        .addAll(
            slider(
                "gray",
                1,
                255,
                viewModel.pen().grayProperty(),
                viewModel
                    .pen()
                    .grayProperty()
                    .map(v -> "%.0f %%".formatted(v.doubleValue() / 2.55))));
  }

  private ToggleButton tool(Stroke.Tool tool, Ikon icon, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.setToggleGroup(group);
    button.setUserData(tool);
    toggles.put(tool, button);
    decorate(button, tool.name().toLowerCase(java.util.Locale.ROOT), icon);
    return button;
  }

  private void bindTools(DrawViewModel viewModel, ToggleGroup group) {
    toggles.get(viewModel.pen().toolProperty().get()).setSelected(true);
    viewModel.pen().toolProperty().addListener((p, o, tool) -> toggles.get(tool).setSelected(true));
    group
        .selectedToggleProperty()
        .addListener(
            (p, old, toggle) -> {
              if (toggle == null) {
                // One tool is always selected.
                group.selectToggle(old);
              } else {
                viewModel.pen().toolProperty().set((Stroke.Tool) toggle.getUserData());
              }
            });
  }

  private static Button action(
      String key, Ikon icon, Runnable run, ObservableValue<Boolean> disabled) {
    Button button = new Button();
    decorate(button, key, icon);
    button.setOnAction(event -> run.run());
    button.disableProperty().bind(disabled);
    return button;
  }

  /** Gives a button its icon, and the id, accessible name and tooltip with shortcut of a key. */
  static void decorate(ButtonBase button, String key, Ikon icon) {
    button.setId(key);
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().add("button-icon");
    button.setAccessibleText(Messages.text("action." + key));
    button.setTooltip(
        new Tooltip(
            "%s (%s)"
                .formatted(
                    Messages.text("action." + key), Messages.text("action." + key + ".key"))));
  }

  private static Node[] slider(
      String key, double low, double high, Property<Number> value, ObservableValue<String> text) {
    Label name = new Label(Messages.text("tool." + key));
    Label number = new Label();
    number.textProperty().bind(text);
    number.setMinWidth(Region.USE_PREF_SIZE);
    number.getStyleClass().add("text-muted");
    Region gap = new Region();
    HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
    Slider slider = new Slider(low, high, value.getValue().doubleValue());
    slider.setId(key);
    slider.setBlockIncrement((high - low) / 20);
    slider.setTooltip(new Tooltip(Messages.text("tool." + key + ".tip")));
    slider.accessibleTextProperty().bind(Bindings.concat(name.getText(), " ", text));
    slider.valueProperty().bindBidirectional(value);
    return new Node[] {new HBox(name, gap, number), slider};
  }
}
