package org.sketch28.app.train;

import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.JobBar;
import org.sketch28.app.base.SaveQueue;

/** Settings at the left, curves in the middle, all runs below. */
public final class TrainView extends BorderPane {

  private final TrainViewModel viewModel;
  private final CurvesPane curves;
  private final PassesPane passes;
  private final SaveQueue files;
  private boolean dirty = true;

  private final AnimationTimer frames =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          viewModel.pulse();
          passes.pulse();
          if (dirty) {
            dirty = false;
            curves.refresh();
          }
        }
      };

  /**
   * @param ownClasses shows the view of the user's own classes
   * @param ladder shows the errors of all systems of MNIST's history
   * @param systems trains the systems of MNIST's history
   * @param actions what can be done with a run outside this view
   * @param files writes the files of curves; closed with the view
   */
  public TrainView(
      TrainViewModel viewModel,
      Runnable ownClasses,
      Runnable ladder,
      HistoryTraining systems,
      RunActions actions,
      SaveQueue files) {
    this.files = files;
    this.viewModel = viewModel;
    CurveSelection selection = new CurveSelection(viewModel);
    this.curves = new CurvesPane(selection, viewModel.history());
    this.passes = new PassesPane(systems);
    setId("train-view");
    ScrollPane form =
        new ScrollPane(
            new FormPane(viewModel, ownClasses, new HistoryMenu(ladder, systems::start)));
    form.setFitToWidth(true);
    form.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    form.setPrefWidth(290);
    form.setMinWidth(250);
    setLeft(form);
    VBox.setVgrow(curves, Priority.ALWAYS);
    VBox content =
        new VBox(
            6,
            new RunControls(viewModel),
            passes,
            new CurveTools(curves, selection, files),
            curves);
    content.getStyleClass().add("train-center");
    // In a small window the charts keep a height in which they can be read.
    content.setMinHeight(USE_PREF_SIZE);
    ScrollPane upper = new ScrollPane(content);
    upper.setFitToWidth(true);
    upper.setFitToHeight(true);
    upper.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox lower = new VBox(new RunsTable(viewModel, actions));
    VBox.setVgrow(lower.getChildren().get(0), Priority.ALWAYS);
    lower.getStyleClass().add("train-center");
    SplitPane split = new SplitPane(upper, lower);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.72);
    setCenter(split);
    setBottom(
        new VBox(
            new DeletedBar(viewModel.history().deleted()),
            new JobBar(systems.jobs()),
            new JobBar(viewModel.jobs())));
    viewModel.latestProperty().addListener((p, o, n) -> dirty = true);
    viewModel.currentProperty().addListener((p, o, n) -> dirty = true);
    viewModel.stateProperty().addListener((p, o, n) -> dirty = true);
    viewModel.history().overlaid().addListener((ListChangeListener<Object>) change -> dirty = true);
    frames.start();
  }

  /** Sets the colours of text and of the grid behind the curves. */
  public void setColors(Color text, Color grid) {
    curves.setColors(text, grid);
    passes.setColors(text, grid);
  }

  /** Stops the work that is done for each frame, and waits for files that are being written. */
  public void close() {
    files.close();
    frames.stop();
  }
}
