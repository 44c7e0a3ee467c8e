package org.sketch28.app;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.BorderPane;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.classes.ClassesView;
import org.sketch28.app.classes.ClassesViewModel;
import org.sketch28.app.datasets.DatasetsActions;
import org.sketch28.app.datasets.DatasetsView;
import org.sketch28.app.datasets.DatasetsViewModel;
import org.sketch28.app.errors.ErrorsView;
import org.sketch28.app.errors.duel.HumanRateSaver;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.images.OpenedOnCanvas;
import org.sketch28.app.ladder.LadderView;
import org.sketch28.app.ladder.LadderViewModel;
import org.sketch28.app.train.Distillation;
import org.sketch28.app.train.HistoryTraining;
import org.sketch28.app.train.TrainView;
import org.sketch28.app.train.TrainViewModel;
import org.sketch28.data.Split;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.tune.FewDrawingsTraining;
import org.sketch28.workspace.Workspace;

/** Creates the views other than the drawing view, each when it is first shown. */
final class ViewFactory implements AutoCloseable {

  private final Workspace workspace;
  private final Canvas canvas;
  private final Tasks tasks;
  private final Consumer<String> failed;
  private DatasetsViewModel datasets;
  private DatasetsView datasetsView;
  private TrainViewModel training;
  private TrainView trainView;
  private ErrorsViewModel errors;
  private ErrorsView errorsView;
  private HumanRateSaver rate;
  private ClassesViewModel classes;
  private ClassesView classesView;
  private HistoryTraining systems;
  private LadderViewModel ladder;
  private LadderView ladderView;
  private Theme theme = Theme.LIGHT;

  /** What these views ask of the drawing view. */
  interface Canvas {

    /** The drawing on the canvas. */
    Drawing drawing();

    /** Shows another view. */
    void show(MainView view);

    /** Opens a page in the browser. */
    void browse(URI page);

    /** Opens an image of a dataset on the canvas. */
    void open(DatasetsView.Opened opened);

    /** Opens an image that a model was evaluated on, and uses that model. */
    void open(OpenedOnCanvas opened);

    /** Uses the current weights of a running training; becomes their owner. */
    void drawWith(Recognizer snapshot);

    /** Uses a model that was just trained, and shows the drawing view. */
    void drawWith(ModelStore.Entry model);

    /** Uses the selected model again. */
    void drawWithSelected();

    /** Is notified that models were added or removed. */
    void modelsChanged();
  }

  /**
   * @param workspace the user's data
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  ViewFactory(Workspace workspace, Canvas canvas, Tasks tasks, Consumer<String> failed) {
    this.workspace = workspace;
    this.canvas = canvas;
    this.tasks = tasks;
    this.failed = failed;
  }

  BorderPane datasets() {
    if (datasetsView == null) {
      datasets = new DatasetsViewModel(workspace.catalog(), workspace.drawings(), tasks, failed);
      datasetsView = new DatasetsView(datasets, new FromDatasets());
    }
    datasets.refresh();
    return datasetsView;
  }

  private final class FromDatasets implements DatasetsActions {
    @Override
    public void open(DatasetsView.Opened opened) {
      canvas.open(opened);
    }

    @Override
    public void trainOn(String dataset) {
      canvas.show(MainView.TRAIN);
      training.datasets().select(dataset);
    }

    @Override
    public void findErrors(String dataset, Split part) {
      canvas.show(MainView.ERRORS);
      errors.select(dataset, part);
    }

    @Override
    public void browse(URI page) {
      canvas.browse(page);
    }
  }

  BorderPane errors() {
    if (errorsView == null) {
      errors = new ErrorsViewModel(workspace.models(), workspace.evaluator(), tasks, failed);
      rate = new HumanRateSaver(workspace.humanRate(), tasks, failed);
      errorsView = new ErrorsView(errors, tasks, canvas::open, rate::save);
      errorsView.setColors(theme.ink(), theme.grid(), theme.paper());
    }
    errors.refresh();
    return errorsView;
  }

  BorderPane train() {
    if (trainView == null) {
      training = new TrainViewModel(workspace, tasks, failed);
      training.snapshots().setListener(canvas::drawWith);
      training.setOnModelBuilt(this::modelBuilt);
      training
          .snapshots()
          .wantedProperty()
          .addListener(
              (p, o, on) -> {
                if (!on) {
                  canvas.drawWithSelected();
                }
              });
      systems = new HistoryTraining(training, workspace, tasks, failed);
      trainView =
          new TrainView(
              training,
              () -> canvas.show(MainView.CLASSES),
              () -> canvas.show(MainView.LADDER),
              systems,
              new RunDialogs(workspace, canvas::drawing, training, tasks, () -> theme, failed),
              tasks.saves("curves", failed));
      trainView.setColors(theme.ink(), theme.grid());
    }
    training.refresh();
    return trainView;
  }

  /** Shows the training view with the settings for a small network that learns from a model. */
  void distil(ModelStore.Entry teacher) {
    canvas.show(MainView.TRAIN);
    Distillation.prepare(training, teacher);
  }

  private void modelBuilt() {
    canvas.modelsChanged();
    if (ladder != null) {
      ladder.refresh();
    }
  }

  BorderPane classes() {
    if (classesView == null) {
      classes =
          new ClassesViewModel(
              workspace.classSets(),
              workspace.ownModels(),
              FewDrawingsTraining::train,
              tasks,
              failed);
      classes.setOnModelBuilt(canvas::modelsChanged);
      classesView = new ClassesView(classes, tasks, new FromClasses());
      classesView.setColors(theme.paper(), theme.ink());
    }
    classes.start();
    return classesView;
  }

  BorderPane ladder() {
    if (ladderView == null) {
      ladder =
          new LadderViewModel(
              workspace.models(), workspace.trainedModels(), workspace.humanRate(), tasks);
      ladderView = new LadderView(ladder, new FromLadder());
      ladderView.setColors(theme.ink(), theme.grid());
    }
    ladder.refresh();
    return ladderView;
  }

  private final class FromLadder implements LadderView.Actions {
    @Override
    public void back() {
      canvas.show(MainView.TRAIN);
    }

    @Override
    public void train(LadderSystem system) {
      canvas.show(MainView.TRAIN);
      systems.start(system);
    }

    @Override
    public void drawWith(ModelStore.Entry model) {
      canvas.drawWith(model);
    }

    @Override
    public void compare(ModelStore.Entry model) {
      canvas.show(MainView.ERRORS);
      errors.modelProperty().set(model);
    }
  }

  private final class FromClasses implements ClassesView.Actions {
    @Override
    public void back() {
      canvas.show(MainView.TRAIN);
    }

    @Override
    public void drawWith(ModelStore.Entry model) {
      canvas.drawWith(model);
    }
  }

  /** The view of the user's own classes; empty before that is first shown. */
  Optional<ClassesView> shownClasses() {
    return Optional.ofNullable(classesView);
  }

  /** The view model of the training view; empty before that is first shown. */
  Optional<TrainViewModel> training() {
    return Optional.ofNullable(training);
  }

  /** The trainings of systems; empty before the training view is first shown. */
  Optional<HistoryTraining> systems() {
    return Optional.ofNullable(systems);
  }

  void setTheme(Theme next) {
    theme = next;
    if (trainView != null) {
      trainView.setColors(next.ink(), next.grid());
    }
    if (errorsView != null) {
      errorsView.setColors(next.ink(), next.grid(), next.paper());
    }
    if (classesView != null) {
      classesView.setColors(next.paper(), next.ink());
    }
    if (ladderView != null) {
      ladderView.setColors(next.ink(), next.grid());
    }
  }

  @Override
  public void close() {
    if (datasets != null) {
      datasets.close();
    }
    if (errorsView != null) {
      errorsView.close();
      rate.close();
    }
    if (classesView != null) {
      classesView.close();
      classes.close();
    }
    if (ladder != null) {
      ladder.close();
    }
    if (training != null) {
      trainView.close();
      systems.close();
      training.close();
    }
  }
}
