package org.sketch28.app.train.epochs;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Theme;
import org.sketch28.app.control.ConfusionView;
import org.sketch28.app.control.Palette;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.app.control.ScatterView;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Argmax;
import org.sketch28.train.run.RunInfo;

/** A run, epoch by epoch: a slider over what its network was after each saved epoch. */
public final class EpochsDialog {

  private static final double SIDE = 330;
  private static final double WIDTH = 1080;
  private static final double HEIGHT = 620;

  private final EpochsViewModel viewModel;
  private final Dialog<ButtonType> dialog = new Dialog<>();
  private final Slider slider = new Slider();
  private final Label words = new Label();
  private final PixelGridView pinned = new PixelGridView();
  private final ProbabilityBars bars = new ProbabilityBars();
  private final Label noDrawing = new Label(Messages.text("epochs.unpinned"));
  private final ConfusionView confusion = new ConfusionView();
  private final ScatterView map = new ScatterView();
  private final Label message = new Label();
  private final RunInfo run;
  private List<Color> colors = List.of();

  /**
   * @param viewModel is closed with the dialog
   */
  public EpochsDialog(EpochsViewModel viewModel, RunInfo run, Theme theme) {
    this.viewModel = viewModel;
    this.run = run;
    dialog.setTitle(Messages.text("epochs.title", run.title()));
    dialog.initModality(Modality.NONE);
    dialog.setResizable(true);
    dialog.getDialogPane().setId("epochs");
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.getDialogPane().lookupButton(ButtonType.CLOSE).setId("epochs-close");
    confusion.setColors(theme.ink(), theme.paper());
    confusion.setId("epochs-confusion");
    map.setId("epochs-map");
    ProgressBar progress = new ProgressBar();
    progress.setId("epochs-progress");
    progress.setPrefWidth(SIDE);
    progress.progressProperty().bind(viewModel.progressProperty());
    message.setId("epochs-message");
    message.setWrapText(true);
    VBox waiting = new VBox(10, message, progress);
    waiting.setAlignment(Pos.CENTER);
    BorderPane content = content();
    StackPane both = new StackPane(content, waiting);
    dialog.getDialogPane().setContent(both);
    viewModel
        .stateProperty()
        .subscribe(
            state -> {
              content.setVisible(state.replay().isPresent());
              waiting.setVisible(state.replay().isEmpty());
              progress.setVisible(state.message().isEmpty());
              message.setText(
                  state.message().isEmpty() ? Messages.text("epochs.waiting") : state.message());
              state.replay().ifPresent(this::show);
            });
    viewModel.indexProperty().subscribe(index -> showFrame());
    dialog.setOnHidden(event -> viewModel.close());
  }

  private BorderPane content() {
    words.setId("epochs-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    slider.setId("epochs-slider");
    slider.setAccessibleText(Messages.text("epochs.slider"));
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setBlockIncrement(1);
    slider.setSnapToTicks(true);
    slider.setShowTickMarks(true);
    slider.valueProperty().bindBidirectional(viewModel.indexProperty());
    pinned.setPrefSize(112, 112);
    pinned.setMaxSize(112, 112);
    pinned.setMinSize(112, 112);
    bars.setId("epochs-bars");
    noDrawing.setWrapText(true);
    noDrawing.setMinHeight(Region.USE_PREF_SIZE);
    VBox drawing = new VBox(8, heading("epochs.drawing"), pinned, bars, noDrawing);
    drawing.setPrefWidth(240);
    drawing.setMinWidth(200);
    VBox matrix = new VBox(8, heading("epochs.confusion"), confusion);
    VBox cloud = new VBox(8, heading("epochs.map"), map);
    for (Region grows : List.of(confusion, map)) {
      VBox.setVgrow(grows, Priority.ALWAYS);
      grows.setPrefSize(SIDE, SIDE);
    }
    confusion.setMinWidth(SIDE * 0.9);
    map.setMinWidth(SIDE * 0.6);
    HBox.setHgrow(matrix, Priority.ALWAYS);
    HBox.setHgrow(cloud, Priority.ALWAYS);
    BorderPane content = new BorderPane(new HBox(16, drawing, matrix, cloud));
    VBox top = new VBox(6, slider, words);
    top.setPadding(new Insets(0, 0, 12, 0));
    content.setTop(top);
    return content;
  }

  private static Label heading(String key) {
    Label heading = new Label(Messages.text(key));
    heading.getStyleClass().add("gauge-title");
    return heading;
  }

  private void show(EpochReplay replay) {
    ImageDataset images = replay.images();
    colors =
        IntStream.range(0, images.size()).mapToObj(i -> Palette.ofClass(images.label(i))).toList();
    slider.setMax(replay.frames().size() - 1.0);
    bars.setClasses(images.classNames());
    boolean hasDrawing = replay.pinned().isPresent();
    replay.pinned().ifPresent(pinned::show);
    for (Region part : List.of(pinned, bars)) {
      part.setVisible(hasDrawing);
      part.setManaged(hasDrawing);
    }
    noDrawing.setVisible(!hasDrawing);
    noDrawing.setManaged(!hasDrawing);
    showFrame();
    slider.requestFocus();
  }

  private void showFrame() {
    viewModel.stateProperty().get().replay().ifPresent(this::showFrame);
  }

  private void showFrame(EpochReplay replay) {
    int index = Math.min(viewModel.indexProperty().get(), replay.frames().size() - 1);
    EpochFrame frame = replay.frames().get(index);
    words.setText(
        Messages.text(
            "epochs.words." + replay.part().name().toLowerCase(Locale.ROOT),
            frame.epoch(),
            100 * frame.accuracy(),
            replay.images().size()));
    confusion.show(frame.confusion(), false);
    map.show(frame.places(), colors, new boolean[replay.images().size()]);
    frame
        .probabilities()
        .ifPresent(
            shares -> {
              bars.show(shares, Argmax.of(shares));
            });
  }

  /** Opens it above a window, which can be used meanwhile. */
  public void show(Window owner) {
    dialog.initOwner(owner);
    dialog.show();
    // A dialog pane with words that wrap is narrower than what it contains would like to be.
    Window window = dialog.getDialogPane().getScene().getWindow();
    Rectangle2D screen = screenOf(owner).getVisualBounds();
    window.setWidth(Math.min(WIDTH, screen.getWidth()));
    window.setHeight(Math.min(HEIGHT, screen.getHeight()));
    window.centerOnScreen();
    viewModel.open(run);
  }

  private static Screen screenOf(Window window) {
    return Screen.getScreensForRectangle(
            window.getX(), window.getY(), window.getWidth(), window.getHeight())
        .stream()
        .findFirst()
        .orElse(Screen.getPrimary());
  }
}
