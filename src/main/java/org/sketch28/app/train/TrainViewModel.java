package org.sketch28.app.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.train.Preset;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/**
 * The state of the training view. Must be used on one thread, the receiver of its {@link Tasks}.
 */
public final class TrainViewModel implements AutoCloseable {
  private final Consumer<String> failed;
  private final TrainingForm form = new TrainingForm(Preset.QUICK.config(Domain.DIGITS));
  private final TrainingDatasets datasets;
  private final NetworkSize size;
  private final TrainingController controller;
  private final RunStarter starter;
  private final Teachers teachers;
  private final LiveSnapshots snapshots;
  private final RunHistoryViewModel history;
  private final RunToModelJob models;
  private final ReadOnlyObjectWrapper<Optional<RunInfo>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<TrainingEvent.Batch>> latest =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final PreparationProgress preparation = new PreparationProgress(message);
  private Runnable modelBuilt = () -> {};
  private boolean discarding;

  /**
   * @param workspace has the datasets, the runs and the models
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public TrainViewModel(Workspace workspace, Tasks tasks, Consumer<String> failed) {
    this.failed = failed;
    Catalog catalog = workspace.catalog();
    RunStore store = workspace.runs();
    this.datasets = new TrainingDatasets(catalog, tasks);
    TrainingService service = new TrainingService(catalog, store, workspace.models());
    this.controller = new TrainingController(service, tasks, new ControllerListener());
    this.starter = new RunStarter(form, datasets, controller, tasks, this::beginning, failed);
    this.teachers = new Teachers(workspace.models(), tasks);
    this.snapshots = new LiveSnapshots(tasks, System::nanoTime);
    this.history = new RunHistoryViewModel(store, tasks, failed);
    this.size = new NetworkSize(form, datasets, tasks);
    this.models = new RunToModelJob(service, workspace.ownModels(), tasks, this::built, failed);
    datasets.setOnImagesChanged(form::setImages);
  }

  /** Fills the form with a preset's settings. */
  public void show(Preset preset) {
    DatasetInfo info = datasets.selectedProperty().get();
    form.show(preset.config(info == null ? Domain.DIGITS : info.domain()));
  }

  /** Reads again which datasets and runs are on the disk. */
  public void refresh() {
    history.refresh();
    datasets.refresh();
    teachers.refresh();
  }

  /** Starts a new run with the form's settings. */
  public void start() {
    starter.start();
  }

  /** Starts a new run with the settings of a saved run. */
  public void runAgain(RunInfo run) {
    starter.runAgain(run);
  }

  /** Resumes a run from its last checkpoint, and what follows it in a training of several. */
  public void resume(RunInfo run) {
    starter.resume(run);
  }

  RunStarter starter() {
    return starter;
  }

  private void beginning() {
    discarding = false;
    message.set(Messages.text("train.loading"));
    latest.set(Optional.empty());
  }

  private final class ControllerListener implements TrainingController.Listener {
    @Override
    public void loading(double share, double seconds) {
      preparation.loading(share, seconds);
    }

    @Override
    public void began(RunInfo run, List<TrainingEvent> earlier) {
      RunCurves curves = new RunCurves(run.config().epochs());
      earlier.forEach(curves::add);
      history.training(run, curves);
      current.set(Optional.of(run));
      message.set("");
      refresh();
    }

    @Override
    public void ended(Optional<RunInfo> run, boolean finished, String words) {
      starter.ended(finished);
      takeEvents();
      history.idle();
      snapshots.wantedProperty().set(false);
      if (discarding && run.isPresent()) {
        message.set("");
        remove(List.of(run.get()));
      } else {
        message.set(words);
        refresh();
      }
    }

    @Override
    public void failed(String words) {
      failed.accept(words);
    }
  }

  /** Pauses the run, or resumes it. */
  public void pauseOrResume() {
    controller.pauseOrResume();
  }

  /** Ends the run; what it has learned is saved. */
  public void stop() {
    controller.stop();
  }

  /** Ends the run and moves it to the trash. */
  public void discard() {
    discarding = true;
    stop();
  }

  /** To be called once a frame: shows what has happened since the last one. */
  public void pulse() {
    takeEvents();
    controller.running().ifPresent(running -> snapshots.offer(running::snapshot));
  }

  private void takeEvents() {
    Optional<RunCurves> curves = current.get().flatMap(history::curvesOf);
    Optional<TrainingEvent.Batch> last = Optional.empty();
    for (TrainingEvent next = controller.poll(); next != null; next = controller.poll()) {
      TrainingEvent event = next;
      curves.ifPresent(all -> all.add(event));
      preparation.take(event);
      if (event instanceof TrainingEvent.Batch batch) {
        last = Optional.of(batch);
      }
    }
    if (last.isPresent()) {
      latest.set(last);
    }
  }

  /** Is notified of each new model. */
  public void setOnModelBuilt(Runnable listener) {
    modelBuilt = listener;
  }

  /** Says how some work has ended. */
  public void say(String words) {
    message.set(words);
  }

  /** A new model was built: says how good it is. */
  void built(String words) {
    message.set(words);
    teachers.refresh();
    modelBuilt.run();
  }

  /**
   * Moves runs and their curves to the trash; one that is being trained is ended first. {@link
   * DeletedRuns#undo} restores them.
   */
  public void delete(List<RunInfo> runs) {
    List<RunInfo> ended = runs.stream().filter(run -> !controller.isTraining(run)).toList();
    if (ended.size() < runs.size()) {
      discard();
    }
    if (!ended.isEmpty()) {
      remove(ended);
    }
  }

  private void remove(List<RunInfo> runs) {
    if (runs.stream().anyMatch(run -> current.get().filter(run::isSame).isPresent())) {
      current.set(Optional.empty());
      latest.set(Optional.empty());
    }
    history.deleted().delete(runs);
  }

  public TrainingForm form() {
    return form;
  }

  /** The models that the next run can learn from. */
  Teachers teachers() {
    return teachers;
  }

  /** The datasets on this machine, and which of them the next run learns from. */
  public TrainingDatasets datasets() {
    return datasets;
  }

  /** The weights of the running training, for the canvas. */
  public LiveSnapshots snapshots() {
    return snapshots;
  }

  /** The saved runs and their curves. */
  public RunHistoryViewModel history() {
    return history;
  }

  public ReadOnlyObjectProperty<TrainingState> stateProperty() {
    return controller.stateProperty();
  }

  /** Whether a run is going on, paused ones included, or another one or a model follows it. */
  public BooleanExpression isActive() {
    return controller.isActive().or(starter.pendingProperty());
  }

  /** The run that is being trained, or was trained last. */
  public ReadOnlyObjectProperty<Optional<RunInfo>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** The last step that was taken. */
  public ReadOnlyObjectProperty<Optional<TrainingEvent.Batch>> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** The size of the chosen network, in words. */
  public ReadOnlyStringProperty costProperty() {
    return size.textProperty();
  }

  /** What is going on, or how the last run ended. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  PreparationProgress preparation() {
    return preparation;
  }

  /** Builds models of runs. */
  RunToModelJob models() {
    return models;
  }

  /** The jobs that build models. */
  public JobRunner jobs() {
    return models.jobs();
  }

  /** Ends a run as one that is resumed at the next start, and waits until it is on the disk. */
  @Override
  public void close() {
    starter.close();
    controller.close();
    datasets.close();
    history.close();
    size.close();
    teachers.close();
    snapshots.close();
    models.close();
  }
}
