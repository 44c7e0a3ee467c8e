package org.sketch28.app.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.SaveChooser;
import org.sketch28.base.AtomicFiles;

/** Settings at the left, curves in the middle, all runs below. */
public final class TrainView extends BorderPane {

  private final TrainViewModel viewModel;
  private final CurvesPane curves;
  private final Consumer<String> failed;
  private boolean dirty = true;

  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          viewModel.pulse();
          if (dirty) {
            dirty = false;
            curves.refresh();
          }
        }
      };

  /**
   * @param failed shows a message for the user
   */
  public TrainView(TrainViewModel viewModel, Consumer<String> failed) {
    this.viewModel = viewModel;
    this.failed = failed;
    CurveSelection selection = new CurveSelection(viewModel);
    this.curves = new CurvesPane(selection);
    setId("train-view");
    ScrollPane form = new ScrollPane(new FormPane(viewModel));
    form.setFitToWidth(true);
    form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    form.setPrefWidth(290);
    form.setMinWidth(250);
    setLeft(form);
    VBox.setVgrow(curves, Priority.ALWAYS);
    CheckBox logarithmic = new CheckBox(Messages.text("train.logarithmic"));
    logarithmic.setId("train-log");
    logarithmic.selectedProperty().addListener((p, o, on) -> curves.setLogarithmic(on));
    HBox options = new HBox(12, logarithmic, exportMenu(selection));
    options.setAlignment(Pos.CENTER_LEFT);
    VBox upper = new VBox(6, new RunControls(viewModel), options, curves);
    upper.getStyleClass().add("train-center");
    VBox lower = new VBox(new RunsTable(viewModel));
    VBox.setVgrow(lower.getChildren().get(0), Priority.ALWAYS);
    lower.getStyleClass().add("train-center");
    SplitPane split = new SplitPane(upper, lower);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.7);
    setCenter(split);
    setBottom(
        new VBox(new DeletedBar(viewModel.history().deleted()), new JobBar(viewModel.jobs())));
    viewModel.latestProperty().addListener((p, o, n) -> dirty = true);
    viewModel.currentProperty().addListener((p, o, n) -> dirty = true);
    viewModel.stateProperty().addListener((p, o, n) -> dirty = true);
    viewModel.history().overlaid().addListener((ListChangeListener<Object>) change -> dirty = true);
    frames.start();
  }

  private MenuButton exportMenu(CurveSelection selection) {
    MenuButton menu = new MenuButton(Messages.text("train.export"));
    menu.setId("train-export");
    menu.getStyleClass().add("small");
    menu.getItems()
        .addAll(
            item("png", () -> CurveExport.png(curves.snapshot(null, null))),
            item("svg", () -> CurveExport.svg(selection::curves)),
            item("csv", () -> CurveExport.csv(selection::curves)));
    return menu;
  }

  private interface Content {
    byte[] get() throws IOException;
  }

  private MenuItem item(String format, Content content) {
    MenuItem item = new MenuItem(Messages.text("train.export." + format));
    item.setId("train-export-" + format);
    item.setOnAction(
        event ->
            SaveChooser.choose(this, "curves." + format).ifPresent(file -> save(file, content)));
    return item;
  }

  private void save(Path file, Content content) {
    try {
      AtomicFiles.write(file, content.get());
    } catch (IOException e) {
      failed.accept(Messages.text("file.cannotSave", file, String.valueOf(e)));
    }
  }

  /** Sets the colours of text and of the grid behind the curves. */
  public void setColors(Color text, Color grid) {
    curves.setColors(text, grid);
  }

  /** Stops the work that is done for each frame. */
  public void close() {
    frames.stop();
  }
}
