package org.sketch28.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.datasets.DatasetsView;
import org.sketch28.app.datasets.DatasetsViewModel;
import org.sketch28.app.errors.ErrorsView;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.images.OpenedOnCanvas;
import org.sketch28.app.train.TrainView;
import org.sketch28.app.train.TrainViewModel;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;

/** The views beside the drawing view; each is made when it is first shown. */
final class ViewFactory implements AutoCloseable {

  private final Workspace workspace;
  private final ModelLoader loader;
  private final Canvas canvas;
  private final Consumer<String> failed;
  private DatasetsViewModel datasets;
  private DatasetsView datasetsView;
  private TrainViewModel training;
  private TrainView trainView;
  private ErrorsViewModel errors;
  private ErrorsView errorsView;
  private Theme theme = Theme.LIGHT;

  /** What these views ask of the drawing view. */
  interface Canvas {

    /** Draws over an image of a dataset. */
    void open(DatasetsView.Opened opened);

    /** Draws over an image that a model was evaluated on, with that model. */
    void open(OpenedOnCanvas opened);

    /** Takes the weights of a running training. */
    void drawWith(Recognizer moment);

    /** Goes back to the model that is chosen. */
    void drawWithChosen();

    /** Looks which models there are now. */
    void modelsChanged();
  }

  /**
   * @param failed shows a message for the user
   */
  ViewFactory(Workspace workspace, ModelLoader loader, Canvas canvas, Consumer<String> failed) {
    this.workspace = workspace;
    this.loader = loader;
    this.canvas = canvas;
    this.failed = failed;
  }

  BorderPane datasets() {
    if (datasetsView == null) {
      datasets =
          new DatasetsViewModel(
              workspace.catalog(), workspace.drawings(), Tasks.onFxThread(), failed);
      datasetsView = new DatasetsView(datasets, canvas::open);
    }
    datasets.refresh();
    return datasetsView;
  }

  BorderPane errors() {
    if (errorsView == null) {
      errors =
          new ErrorsViewModel(loader.store(), workspace.evaluator(), Tasks.onFxThread(), failed);
      errorsView = new ErrorsView(errors, Tasks.onFxThread(), canvas::open);
      errorsView.setColors(theme.ink(), theme.grid(), theme.paper());
    }
    errors.refresh();
    return errorsView;
  }

  BorderPane train() {
    if (trainView == null) {
      training =
          new TrainViewModel(
              workspace.catalog(),
              workspace.runs(),
              loader.userFolder(),
              Tasks.onFxThread(),
              failed);
      training.setSnapshotListener(canvas::drawWith);
      training.setOnModelBuilt(canvas::modelsChanged);
      training
          .drawWithSnapshotsProperty()
          .addListener(
              (p, o, on) -> {
                if (!on) {
                  canvas.drawWithChosen();
                }
              });
      trainView = new TrainView(training, failed);
      trainView.setColors(theme.ink(), theme.grid());
    }
    training.refresh();
    return trainView;
  }

  /** The state of the training view; none before it was first shown. */
  Optional<TrainViewModel> training() {
    return Optional.ofNullable(training);
  }

  void setTheme(Theme next) {
    theme = next;
    if (trainView != null) {
      trainView.setColors(next.ink(), next.grid());
    }
    if (errorsView != null) {
      errorsView.setColors(next.ink(), next.grid(), next.paper());
    }
  }

  @Override
  public void close() {
    if (datasets != null) {
      datasets.close();
    }
    if (errorsView != null) {
      errorsView.close();
    }
    if (training != null) {
      trainView.close();
      training.close();
    }
  }
}
