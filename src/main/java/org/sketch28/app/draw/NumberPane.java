package org.sketch28.app.draw;

import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;

/** The digits of a number side by side; bars below show the selected one. */
final class NumberPane extends FlowPane {

  private static final double SIDE = 42;

  /** The width of a tile, which has room for every percentage. */
  private static final double TILE = 84;

  private final IntConsumer listener;
  private final ToggleGroup group = new ToggleGroup();
  private RecognitionResult shown;
  private int selected;

  /**
   * @param listener receives the index of the digit that the user selects, from 0 at the left
   */
  NumberPane(IntConsumer listener) {
    super(6, 6);
    this.listener = listener;
    setId("number-digits");
    setVisible(false);
    setManaged(false);
  }

  /**
   * Shows the digits of a number; hides this pane if there are fewer than two.
   *
   * @param newSelected index of the selected digit
   */
  void show(RecognitionResult result, int newSelected) {
    selected = newSelected;
    if (result.equals(shown)) {
      // The button that has the focus keeps it.
      group.selectToggle(
          selected < group.getToggles().size() ? group.getToggles().get(selected) : null);
      return;
    }
    shown = result;
    setVisible(result.isNumber());
    setManaged(result.isNumber());
    getChildren().clear();
    // A group keeps its buttons, also those that are shown no more.
    group.getToggles().clear();
    for (int i = 0; result.isNumber() && i < result.parts().size(); i++) {
      ToggleButton button = button(result, i);
      button.setSelected(i == selected);
      getChildren().add(button);
    }
  }

  private ToggleButton button(RecognitionResult result, int index) {
    NumberReading.Part part = result.parts().get(index);
    Prediction prediction = part.prediction();
    ImageView image =
        new ImageView(
            GrayImages.toImage(
                part.recognition().preprocessed().result(), Color.BLACK, Color.WHITE));
    image.setFitWidth(SIDE);
    image.setFitHeight(SIDE);
    image.setSmooth(false);
    String name = result.nameOf(index);
    String sure =
        result.labels().containsKey(index)
            ? Messages.text("number.saved")
            : prediction.known()
                ? ProbabilityBars.asPercent(prediction.confidence())
                : Messages.text("result.notSure");
    Label percent = new Label(sure);
    percent.getStyleClass().add("text-small");
    Label digit = new Label(name);
    digit.getStyleClass().add("number-digit");
    VBox box = new VBox(1, image, digit, percent);
    box.setAlignment(javafx.geometry.Pos.CENTER);
    ToggleButton button = new ToggleButton(null, box);
    button.setId("number-digit-" + index);
    button.setPrefWidth(TILE);
    button.setMinWidth(TILE);
    button.setAccessibleText(Messages.text("number.digit", index + 1, name, sure));
    button.setToggleGroup(group);
    // Arrow keys select a toggle without an action.
    button
        .selectedProperty()
        .addListener(
            (p, o, on) -> {
              if (on && index != selected) {
                listener.accept(index);
              }
            });
    button.setOnAction(event -> group.selectToggle(button));
    return button;
  }
}
