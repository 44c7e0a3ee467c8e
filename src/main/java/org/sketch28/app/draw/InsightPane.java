package org.sketch28.app.draw;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.app.control.RangeGauge;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.Preprocessed;

/** The network's input, enlarged, with gauges that show what is unusual about it. */
final class InsightPane extends VBox {

  private static final List<String> GAUGES =
      List.of("gauge-stroke-width", "gauge-size", "gauge-polarity");

  private static final double INPUT_SIDE = 140;

  private final PixelGridView input = new PixelGridView();
  private final VBox gauges = new VBox();

  InsightPane(ToggleButton... buttons) {
    setId("insight");
    getStyleClass().add("insight-pane");
    Label title = new Label(Messages.text("insight.title"));
    title.getStyleClass().add("title-4");
    input.setId("network-input");
    input.setAccessibleText(Messages.text("insight.input"));
    gauges.getStyleClass().add("gauges");
    GAUGES.forEach(id -> gauges.getChildren().add(hidden(new RangeGauge(id))));
    HBox panels = new HBox(6, buttons);
    panels.setAlignment(Pos.CENTER_LEFT);
    // Beside each other, so that both are seen without scrolling.
    HBox row = new HBox(10, input, gauges);
    HBox.setHgrow(gauges, Priority.ALWAYS);
    input.setMinWidth(INPUT_SIDE);
    input.setMaxSize(INPUT_SIDE, INPUT_SIDE);
    input.setPrefSize(INPUT_SIDE, INPUT_SIDE);
    gauges.setMinWidth(0);
    getChildren().addAll(title, panels, row);
  }

  private static RangeGauge hidden(RangeGauge gauge) {
    gauge.setVisible(false);
    gauge.setManaged(false);
    return gauge;
  }

  void show(Preprocessed preprocessed, List<InputDiagnostics.Reading> readings) {
    input.show(preprocessed.result());
    for (var node : gauges.getChildren()) {
      boolean shown = false;
      for (InputDiagnostics.Reading r : readings) {
        if (r.id().equals(node.getId()) && node instanceof RangeGauge gauge) {
          gauge.show(r.title(), r.value(), r.scale(), r.words());
          shown = true;
        }
      }
      node.setVisible(shown);
      node.setManaged(shown);
    }
  }

  /** The steps of preprocessing in a row. */
  static final class StepsRow extends ScrollPane {

    private final HBox row = new HBox(12);

    StepsRow() {
      setId("steps");
      getStyleClass().add("steps-row");
      setFitToHeight(true);
      setContent(row);
    }

    void show(Preprocessed preprocessed) {
      List<Preprocessed.Step> steps = preprocessed.steps();
      row.getChildren().clear();
      for (int i = 0; i < steps.size(); i++) {
        row.getChildren().add(step(i + 1, steps.get(i)));
      }
      if (steps.isEmpty()) {
        row.getChildren().add(new Label(Messages.text("steps.none")));
      }
    }

    private static VBox step(int number, Preprocessed.Step step) {
      GrayImage image = step.image();
      StepImage view = new StepImage(image);
      view.setId("step-" + step.key());
      Label name = new Label(number + "  " + Messages.text("step." + step.key()));
      name.setWrapText(true);
      name.setMinHeight(Region.USE_PREF_SIZE);
      Label size = new Label("%d × %d".formatted(image.width(), image.height()));
      size.getStyleClass().addAll("text-small", "text-muted");
      VBox box = new VBox(2, view, size, name);
      box.setPrefWidth(StepImage.SIDE);
      view.setAccessibleText(name.getText());
      return box;
    }
  }
}
