package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.morph.MorphPane;
import org.sketch28.app.draw.morph.MorphSources;
import org.sketch28.app.draw.morph.MorphViewModel;
import org.sketch28.app.draw.network.NetworkPane;
import org.sketch28.app.draw.network.NetworkViewModel;
import org.sketch28.app.draw.network.TestImages;
import org.sketch28.app.draw.robust.RobustnessPane;
import org.sketch28.app.draw.robust.RobustnessViewModel;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.recognize.Recognizer;

/** The panels of which one at a time has room below the canvas; all are closed at first. */
public final class LowerPanels extends VBox implements AutoCloseable {

  private static final double LEAST = 220;
  private static final double MOST = 460;

  /** Of the height of the view. */
  private static final double SHARE = 0.42;

  private final InsightPane.StepsRow steps = new InsightPane.StepsRow();
  private final BooleanProperty stepsShown = new SimpleBooleanProperty();
  private final NetworkViewModel network;
  private final NetworkPane networkPane;
  private final RobustnessViewModel robustness;
  private final RobustnessPane robustnessPane;
  private final MorphViewModel morph;
  private final MorphPane morphPane;

  /**
   * @param drawings the user's
   * @param catalog has the images that models are tested with
   * @param tasks runs work off the FX thread
   */
  public LowerPanels(DrawViewModel viewModel, DrawingStore drawings, Catalog catalog, Tasks tasks) {
    Function<Recognizer, Optional<ImageDataset>> testImages = TestImages.of(catalog);
    network = new NetworkViewModel(viewModel, testImages);
    networkPane = new NetworkPane(network);
    robustness = new RobustnessViewModel(viewModel);
    robustnessPane = new RobustnessPane(robustness);
    morph =
        new MorphViewModel(
            viewModel,
            new MorphSources(drawings, testImages),
            () -> selected(viewModel),
            viewModel::show,
            tasks);
    morphPane = new MorphPane(morph);
    // Of every use of a model, even of one with the same description.
    viewModel.modelProperty().subscribe(() -> modelChanged(viewModel));
    steps.visibleProperty().bind(stepsShown);
    steps.managedProperty().bind(steps.visibleProperty());
    showOneAtATime();
    getChildren().addAll(steps, networkPane, robustnessPane, morphPane);
  }

  private void modelChanged(DrawViewModel viewModel) {
    // A property tells of its next change only once it has been read.
    if (viewModel.modelProperty().get().isPresent()) {
      network.modelChanged();
      robustness.modelChanged();
      morph.modelChanged();
    }
  }

  /** The drawing on the canvas or, of a number, its selected digit. */
  private static Drawing selected(DrawViewModel viewModel) {
    RecognitionResult result = viewModel.resultProperty().get();
    Drawing drawing = viewModel.drawingProperty().get();
    int part = viewModel.partProperty().get();
    return result.isNumber() && result.drawing().equals(drawing) && part < result.parts().size()
        ? result.parts().get(part).drawing()
        : drawing;
  }

  private void showOneAtATime() {
    List<BooleanProperty> panels =
        List.of(
            stepsShown, network.shownProperty(), robustness.shownProperty(), morph.shownProperty());
    for (BooleanProperty panel : panels) {
      panel.addListener(
          (p, o, on) -> {
            if (on) {
              panels.stream().filter(each -> each != panel).forEach(each -> each.set(false));
            }
          });
    }
  }

  /** Lets the panels grow with the view, which keeps the larger part for the canvas. */
  void fit(Region view) {
    for (Region pane : List.of(networkPane, robustnessPane, morphPane)) {
      pane.prefHeightProperty()
          .bind(
              view.heightProperty()
                  .map(high -> Math.max(LEAST, Math.min(MOST, SHARE * high.doubleValue()))));
    }
  }

  /** Buttons that open and close the panels, and what is beside them. */
  ToggleButton[] buttons(BooleanProperty evidence) {
    return new ToggleButton[] {
      toggle("insight.steps", "show-steps", Material2AL.FORMAT_LIST_NUMBERED, stepsShown),
      toggle("evidence.button", "show-evidence", Material2AL.COLOR_LENS, evidence),
      toggle("network.button", "show-network", Material2AL.DEVICE_HUB, network.shownProperty()),
      toggle("robust.button", "show-robustness", Material2AL.BLUR_ON, robustness.shownProperty()),
      toggle("morph.button", "show-morph", Material2AL.COMPARE_ARROWS, morph.shownProperty())
    };
  }

  private static ToggleButton toggle(String text, String id, Ikon icon, BooleanProperty shown) {
    ToggleButton button = new ToggleButton(Messages.text(text));
    ToolPane.decorate(button, id, icon);
    button.selectedProperty().bindBidirectional(shown);
    return button;
  }

  /**
   * Shows what is seen of another drawing.
   *
   * @param penRests whether the drawing is finished
   */
  void show(Preprocessed seen, boolean penRests) {
    network.show(seen.result(), penRests);
    robustness.show(
        Optional.of(seen).filter(input -> !input.isBlank()).map(Preprocessed::result), penRests);
    if (stepsShown.get()) {
      steps.show(seen);
    }
  }

  /** Sets what is drawn. */
  void setDomain(Domain domain) {
    morph.setDomain(domain);
  }

  /** Sets the colours of paper and ink. */
  void setColors(Color paper, Color ink) {
    Color grid = paper.interpolate(ink, 0.2);
    networkPane.setTextColor(ink);
    robustnessPane.setColors(ink, grid);
    morphPane.setColors(ink, grid);
  }

  /** Whether the steps of preprocessing are shown. */
  public BooleanProperty stepsShownProperty() {
    return stepsShown;
  }

  /** The network at work. */
  public NetworkViewModel network() {
    return network;
  }

  /** Whether the network at work is shown. */
  public BooleanProperty networkShownProperty() {
    return network.shownProperty();
  }

  /** Whether the drawing can be changed until its prediction breaks. */
  public BooleanProperty robustnessShownProperty() {
    return robustness.shownProperty();
  }

  /** Whether two drawings are turned into each other. */
  public BooleanProperty morphShownProperty() {
    return morph.shownProperty();
  }

  @Override
  public void close() {
    morph.close();
  }
}
