package org.sketch28.app.draw;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.systems.SystemsPane;
import org.sketch28.app.draw.systems.SystemsViewModel;
import org.sketch28.data.Domain;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.store.ModelStore;

/** The drawing view: tools, canvas, prediction, and the input that the network receives. */
public final class DrawView extends BorderPane implements AutoCloseable {

  /** Between a notice and the edge of the canvas. */
  private static final double NOTICE_MARGIN = 10;

  private final DrawViewModel viewModel;
  private final CanvasPane canvas;
  private final ChangeViewModel changes;
  private final ResultPane result;
  private final SystemsViewModel systems;
  private final InsightPane insight;
  private final LowerPanels panels;

  /**
   * @param labeller saves drawings with their labels
   * @param learning what is shown below the prediction
   * @param models among which there may be systems of MNIST's history, to read the same drawing
   * @param panels below the canvas
   * @param tasks runs work off the FX thread
   */
  public DrawView(
      DrawViewModel viewModel,
      DrawingLabeller labeller,
      LearnPane learning,
      ModelStore models,
      LowerPanels panels,
      Tasks tasks) {
    this.viewModel = viewModel;
    this.systems = new SystemsViewModel(models, tasks);
    this.panels = panels;
    this.changes = new ChangeViewModel(viewModel);
    this.result = new ResultPane(labeller, viewModel.partProperty()::set, changes);
    this.canvas = new CanvasPane(viewModel, tasks);
    insight = new InsightPane(panels.buttons(viewModel.evidence().shownProperty()));
    setId("draw-view");
    setLeft(new ToolPane(viewModel));
    setCenter(new StackPane(canvas, legend(), opening(), full(), change()));
    setRight(sidebar(learning));
    BorderPane.setMargin(getCenter(), new Insets(0, 8, 8, 8));
    panels.fit(this);
    setBottom(panels);
    result.loading();
    viewModel
        .modelMissingProperty()
        .addListener(
            (p, o, missing) -> {
              if (missing && !viewModel.readyProperty().get()) {
                result.noModel();
              }
            });
    viewModel.resultProperty().addListener((p, o, next) -> show(next));
    // Slow systems read a drawing that was recognised before the pen was lifted.
    viewModel
        .drawingProperty()
        .addListener(
            (p, o, drawn) -> {
              if (viewModel.resultProperty().get().drawing().equals(drawn)) {
                show(viewModel.resultProperty().get());
              }
            });
    viewModel.partProperty().addListener((p, o, n) -> show(viewModel.resultProperty().get()));
    panels
        .stepsShownProperty()
        .addListener((p, o, shown) -> show(viewModel.resultProperty().get()));
  }

  /** Spins while a picture is being read, which can be cancelled. */
  private VBox opening() {
    ProgressIndicator indicator = new ProgressIndicator();
    indicator.setId("opening");
    indicator.setMinSize(64, 64);
    Button cancel = new Button(Messages.text("job.cancel"));
    cancel.setId("cancel-opening");
    cancel.setOnAction(event -> viewModel.opening().cancel());
    VBox box = new VBox(10, indicator, cancel);
    box.getStyleClass().add("canvas-notice");
    box.setAlignment(Pos.CENTER);
    box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    box.visibleProperty().bind(viewModel.opening().busyProperty());
    return box;
  }

  private EvidenceLegend legend() {
    EvidenceLegend legend = new EvidenceLegend(viewModel);
    StackPane.setAlignment(legend, Pos.TOP_CENTER);
    StackPane.setMargin(legend, new Insets(NOTICE_MARGIN));
    return legend;
  }

  private ChangePane change() {
    ChangePane pane = new ChangePane(changes);
    StackPane.setAlignment(pane, Pos.BOTTOM_CENTER);
    StackPane.setMargin(pane, new Insets(NOTICE_MARGIN));
    return pane;
  }

  /** Says why no more strokes can be drawn. */
  private Label full() {
    Label label = new Label(Messages.text("canvas.full"));
    label.setId("canvas-full");
    label.getStyleClass().add("canvas-notice");
    label.setMouseTransparent(true);
    StackPane.setAlignment(label, Pos.BOTTOM_CENTER);
    label.visibleProperty().bind(viewModel.drawingProperty().map(drawing -> drawing.room() == 0));
    return label;
  }

  private ScrollPane sidebar(LearnPane learning) {
    SystemsPane votes = new SystemsPane(systems);
    VBox content = new VBox(10, result, learning, insight, votes);
    content.getStyleClass().add("sidebar");
    ScrollPane pane = new ScrollPane(content);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setPrefWidth(310);
    pane.setMinWidth(270);
    pane.setId("sidebar");
    // What was opened is to be seen, as soon as there are rows in it.
    votes
        .heightProperty()
        .addListener(
            (p, o, n) -> {
              if (votes.isExpanded()) {
                Platform.runLater(() -> pane.setVvalue(pane.getVmax()));
              }
            });
    return pane;
  }

  private void show(RecognitionResult next) {
    if (!viewModel.readyProperty().get()) {
      return;
    }
    // After the last digit was labelled, it stays the one that is shown.
    int part = next.partAt(viewModel.partProperty().get());
    result.show(next, part);
    canvas.mark(next, part);
    Preprocessed preprocessed =
        next.isNumber()
            ? next.parts().get(part).recognition().preprocessed()
            : next.recognition().map(r -> r.preprocessed()).orElseGet(Preprocessed::blank);
    insight.show(
        preprocessed,
        InputDiagnostics.of(preprocessed, viewModel.openedPicture().map(OpenedPicture::ink)));
    boolean penRests = viewModel.liveProperty().get().isEmpty();
    systems.show(
        Optional.of(preprocessed).filter(input -> !input.isBlank()).map(Preprocessed::result),
        penRests);
    panels.show(preprocessed, penRests);
  }

  /** Sets what is drawn, which the hints name. */
  public void setDomain(Domain domain) {
    canvas.setHint(Messages.text("canvas.hint." + domain));
    result.setDomain(domain);
    systems.setDomain(domain);
    panels.setDomain(domain);
  }

  /** What would make the drawing something else. */
  public ChangeViewModel changes() {
    return changes;
  }

  /** The panels below the canvas. */
  public LowerPanels panels() {
    return panels;
  }

  /** What the systems of MNIST's history read. */
  public SystemsViewModel systems() {
    return systems;
  }

  /** Sets the colours of paper and ink. */
  public void setColors(Color paper, Color ink) {
    canvas.setColors(paper, ink);
    panels.setColors(paper, ink);
  }

  @Override
  public void close() {
    systems.close();
    panels.close();
    canvas.close();
  }
}
