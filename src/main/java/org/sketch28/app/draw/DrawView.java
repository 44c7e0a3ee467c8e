package org.sketch28.app.draw;

import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.image.preprocess.Preprocessed;

/** The drawing view: tools, canvas, what the network says and what it sees. */
public final class DrawView extends BorderPane implements AutoCloseable {

  private final DrawViewModel model;
  private final CanvasPane canvas;
  private final ResultPane result;
  private final InsightPane insight;
  private final InsightPane.StepsRow steps = new InsightPane.StepsRow();

  /**
   * @param keeper keeps drawings with their labels
   */
  public DrawView(DrawViewModel model, DrawingLabeller keeper) {
    this.model = model;
    this.result = new ResultPane(keeper, model.partProperty()::set);
    this.canvas = new CanvasPane(model);
    ToggleButton stepsButton = new ToggleButton(Messages.text("insight.steps"));
    ToolPane.decorate(stepsButton, "show-steps", Material2AL.FORMAT_LIST_NUMBERED);
    stepsButton.selectedProperty().bindBidirectional(model.stepsShownProperty());
    insight = new InsightPane(stepsButton);
    setId("draw-view");
    setLeft(new ToolPane(model));
    setCenter(new StackPane(canvas, opening()));
    setRight(sidebar());
    BorderPane.setMargin(getCenter(), new Insets(0, 8, 8, 8));
    bottomProperty()
        .bind(
            Bindings.when(model.stepsShownProperty())
                .then((javafx.scene.Node) steps)
                .otherwise((javafx.scene.Node) null));
    result.loading();
    model.resultProperty().addListener((p, o, next) -> show(next));
    model.partProperty().addListener((p, o, n) -> show(model.resultProperty().get()));
    model.stepsShownProperty().addListener((p, o, shown) -> show(model.resultProperty().get()));
  }

  /** Turns while a picture is being read. */
  private ProgressIndicator opening() {
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setId("opening");
    indicator.setMaxSize(64, 64);
    indicator.setMouseTransparent(true);
    indicator.visibleProperty().bind(model.busyProperty());
    return indicator;
  }

  private ScrollPane sidebar() {
    VBox content = new VBox(16, result, insight);
    content.getStyleClass().add("sidebar");
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setPrefWidth(310);
    pane.setMinWidth(270);
    pane.setId("sidebar");
    return pane;
  }

  private void show(Result next) {
    if (!model.readyProperty().get()) {
      return;
    }
    int part = Math.max(0, Math.min(model.partProperty().get(), next.parts().size() - 1));
    result.show(next, part);
    Preprocessed preprocessed =
        next.isNumber()
            ? next.parts().get(part).recognition().preprocessed()
            : next.recognition().map(r -> r.preprocessed()).orElseGet(Preprocessed::blank);
    insight.show(
        preprocessed,
        InputDiagnostics.of(preprocessed, model.openedPicture().map(OpenedPicture::ink)));
    if (model.stepsShownProperty().get()) {
      steps.show(preprocessed);
    }
  }

  /** The colours of paper and ink. */
  public void setColors(Color paper, Color ink) {
    canvas.setColors(paper, ink);
  }

  @Override
  public void close() {
    canvas.close();
  }
}
