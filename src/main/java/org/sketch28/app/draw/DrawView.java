package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.network.NetworkPane;
import org.sketch28.app.draw.network.NetworkViewModel;
import org.sketch28.app.draw.robust.RobustnessPane;
import org.sketch28.app.draw.robust.RobustnessViewModel;
import org.sketch28.app.draw.systems.SystemsPane;
import org.sketch28.app.draw.systems.SystemsViewModel;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** The drawing view: tools, canvas, prediction, and the input that the network receives. */
public final class DrawView extends BorderPane implements AutoCloseable {

  /** Between a notice and the edge of the canvas. */
  private static final double NOTICE_MARGIN = 10;

  private static final double LEAST_PANEL = 220;
  private static final double MOST_PANEL = 460;
  private static final double PANEL_SHARE = 0.42;

  private final DrawViewModel viewModel;
  private final CanvasPane canvas;
  private final ChangeViewModel changes;
  private final ResultPane result;
  private final SystemsViewModel systems;
  private final InsightPane insight;
  private final NetworkViewModel network;
  private final NetworkPane networkPane;
  private final RobustnessViewModel robustness;
  private final RobustnessPane robustnessPane;
  private final BooleanProperty stepsShown = new SimpleBooleanProperty();
  private final InsightPane.StepsRow steps = new InsightPane.StepsRow();

  /**
   * @param labeller saves drawings with their labels
   * @param learning what is shown below the prediction
   * @param models among which there may be systems of MNIST's history, to read the same drawing
   * @param testImages that the model in use is tested with
   * @param tasks runs work off the FX thread
   */
  public DrawView(
      DrawViewModel viewModel,
      DrawingLabeller labeller,
      LearnPane learning,
      ModelStore models,
      Function<Recognizer, Optional<ImageDataset>> testImages,
      Tasks tasks) {
    this.viewModel = viewModel;
    this.systems = new SystemsViewModel(models, tasks);
    this.changes = new ChangeViewModel(viewModel);
    this.result = new ResultPane(labeller, viewModel.partProperty()::set, changes);
    this.canvas = new CanvasPane(viewModel, tasks);
    this.network = new NetworkViewModel(viewModel, testImages);
    this.networkPane = new NetworkPane(network);
    this.robustness = new RobustnessViewModel(viewModel);
    this.robustnessPane = new RobustnessPane(robustness);
    insight =
        new InsightPane(
            toggle("insight.steps", "show-steps", Material2AL.FORMAT_LIST_NUMBERED, stepsShown),
            toggle(
                "evidence.button",
                "show-evidence",
                Material2AL.COLOR_LENS,
                viewModel.evidence().shownProperty()),
            toggle(
                "network.button", "show-network", Material2AL.DEVICE_HUB, network.shownProperty()),
            toggle(
                "robust.button",
                "show-robustness",
                Material2AL.BLUR_ON,
                robustness.shownProperty()));
    setId("draw-view");
    setLeft(new ToolPane(viewModel));
    setCenter(new StackPane(canvas, legend(), opening(), full(), change()));
    setRight(sidebar(learning));
    BorderPane.setMargin(getCenter(), new Insets(0, 8, 8, 8));
    setBottom(lowerPanels());
    result.loading();
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
    stepsShown.addListener((p, o, shown) -> show(viewModel.resultProperty().get()));
  }

  private static ToggleButton toggle(String text, String id, Ikon icon, BooleanProperty shown) {
    ToggleButton button = new ToggleButton(Messages.text(text));
    ToolPane.decorate(button, id, icon);
    button.selectedProperty().bindBidirectional(shown);
    return button;
  }

  /** Panels of which one at a time has room below the canvas. */
  private VBox lowerPanels() {
    steps.visibleProperty().bind(stepsShown);
    steps.managedProperty().bind(steps.visibleProperty());
    List<BooleanProperty> panels =
        List.of(stepsShown, network.shownProperty(), robustness.shownProperty());
    for (BooleanProperty panel : panels) {
      panel.addListener(
          (p, o, on) -> {
            if (on) {
              panels.stream().filter(each -> each != panel).forEach(each -> each.set(false));
            }
          });
    }
    for (Region pane : List.of(networkPane, robustnessPane)) {
      pane.prefHeightProperty()
          .bind(
              heightProperty()
                  .map(
                      high ->
                          Math.max(
                              LEAST_PANEL,
                              Math.min(MOST_PANEL, PANEL_SHARE * high.doubleValue()))));
    }
    return new VBox(steps, networkPane, robustnessPane);
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
    int part = Math.max(0, Math.min(viewModel.partProperty().get(), next.parts().size() - 1));
    result.show(next, part);
    canvas.mark(next, part);
    Preprocessed preprocessed =
        next.isNumber()
            ? next.parts().get(part).recognition().preprocessed()
            : next.recognition().map(r -> r.preprocessed()).orElseGet(Preprocessed::blank);
    insight.show(
        preprocessed,
        InputDiagnostics.of(preprocessed, viewModel.openedPicture().map(OpenedPicture::ink)));
    network.show(preprocessed.result(), viewModel.liveProperty().get().isEmpty());
    Optional<GrayImage> seen =
        Optional.of(preprocessed).filter(input -> !input.isBlank()).map(Preprocessed::result);
    boolean penRests = viewModel.liveProperty().get().isEmpty();
    robustness.show(seen, penRests);
    systems.show(seen, penRests);
    if (stepsShown.get()) {
      steps.show(preprocessed);
    }
  }

  /** Sets what is drawn, which the hints name. */
  public void setDomain(Domain domain) {
    canvas.setHint(Messages.text("canvas.hint." + domain));
    result.setDomain(domain);
    systems.setDomain(domain);
  }

  /** What would make the drawing something else. */
  public ChangeViewModel changes() {
    return changes;
  }

  /** What the systems of MNIST's history read. */
  public SystemsViewModel systems() {
    return systems;
  }

  /** What the network makes of the drawing. */
  public NetworkViewModel network() {
    return network;
  }

  /** What the model predicts while the drawing is changed. */
  public RobustnessViewModel robustness() {
    return robustness;
  }

  /** Whether the steps of preprocessing are shown. */
  public BooleanProperty stepsShownProperty() {
    return stepsShown;
  }

  /** Sets the colours of paper and ink. */
  public void setColors(Color paper, Color ink) {
    canvas.setColors(paper, ink);
    networkPane.setTextColor(ink);
    robustnessPane.setColors(ink, paper.interpolate(ink, 0.2));
  }

  @Override
  public void close() {
    systems.close();
    canvas.close();
  }
}
