package org.sketch28.app.train;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunOrigin;

/** Starts runs, one at a time, and the runs of an ensemble one after another. */
final class RunStarter {

  private final TrainingForm form;
  private final TrainingDatasets datasets;
  private final TrainingController controller;
  private final Tasks tasks;
  private final Runnable beginning;
  private final Consumer<String> failed;
  private Consumer<RunInfo> resumer = this::resumeAlone;
  private Optional<Ensemble> ensemble = Optional.empty();

  /** Whether networks of an ensemble, or its model, are still to come. */
  private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();

  private final ReadOnlyStringWrapper part = new ReadOnlyStringWrapper("");
  private double secondsAfter;

  /**
   * An ensemble whose runs are being trained.
   *
   * @param trained is told when all of them are
   * @param dropped is told if that will not be so, because the user ends it or it fails
   */
  private record Ensemble(EnsembleTraining training, Runnable trained, Runnable dropped) {}

  /**
   * @param beginning is told that a run is about to begin
   * @param failed receives messages for the user
   */
  RunStarter(
      TrainingForm form,
      TrainingDatasets datasets,
      TrainingController controller,
      Tasks tasks,
      Runnable beginning,
      Consumer<String> failed) {
    this.form = form;
    this.datasets = datasets;
    this.controller = controller;
    this.tasks = tasks;
    this.beginning = beginning;
    this.failed = failed;
  }

  /** Starts a new run with the form's settings. */
  void start() {
    try {
      form.requireNoProblem();
      TrainingConfig config = form.read();
      String title = config.architecture() + " · " + datasets.selectedProperty().get().title();
      if (config.protocol() == Protocol.PUBLISHED) {
        title = Messages.text("train.asPublished", title);
      }
      NewRun request = new NewRun(title, datasets.names(), config, Optional.empty());
      ifIdle(() -> controller.start(request));
    } catch (UserFacingException e) {
      failed.accept(e.getMessage());
    }
  }

  /** Starts a new run with the settings of a saved run. */
  void runAgain(RunInfo run) {
    form.show(run.config());
    Optional<String> start =
        Optional.ofNullable(run.origin()).map(RunOrigin::start).map(ModelReference::name);
    NewRun request = new NewRun(run.title(), run.datasets(), run.config(), start);
    ifIdle(() -> controller.start(request));
  }

  /** Resumes a run from its last checkpoint, and what follows it in a training of several. */
  void resume(RunInfo run) {
    resumer.accept(run);
  }

  /** Sets what resumes runs, some of which belong to a training of several. */
  void setResumer(Consumer<RunInfo> newResumer) {
    resumer = newResumer;
  }

  /** Resumes a run from its last checkpoint; nothing follows it. */
  void resumeAlone(RunInfo run) {
    ifIdle(() -> controller.resume(run));
  }

  /**
   * Trains the runs of an ensemble that are not trained yet.
   *
   * @param trained is told when all of them are; nothing is running then
   * @param dropped is told if the user ends it, or it fails
   * @return false if another run is going on
   */
  boolean start(EnsembleTraining training, Runnable trained, Runnable dropped) {
    return ifIdle(
        () -> {
          ensemble = Optional.of(new Ensemble(training, trained, dropped));
          pending.set(true);
          next();
        });
  }

  /** Whether something follows the run that is going on. */
  ReadOnlyBooleanProperty pendingProperty() {
    return pending.getReadOnlyProperty();
  }

  /** No other run follows. */
  void close() {
    drop();
  }

  private void drop() {
    ensemble = Optional.empty();
    part.set("");
    pending.set(false);
  }

  /**
   * A run has ended. If it is finished, the next one of its ensemble follows when nothing is
   * running any more; none follows one that was stopped or has failed.
   */
  void ended(boolean finished) {
    if (!finished && ensemble.isPresent()) {
      Runnable dropped = ensemble.get().dropped();
      drop();
      dropped.run();
    }
    if (ensemble.isPresent()) {
      tasks.receiver().execute(this::next);
    }
  }

  private void next() {
    ensemble.ifPresent(
        all -> {
          beginning.run();
          controller.start(
              progress -> {
                Optional<LoadedRun> run = all.training().next(progress);
                if (run.isEmpty()) {
                  tasks.receiver().execute(() -> finish(all));
                  throw new CancellationException();
                }
                String words = part(all.training(), run.get().info());
                double after = all.training().secondsAfter(run.get().info());
                tasks
                    .receiver()
                    .execute(
                        () -> {
                          part.set(words);
                          secondsAfter = after;
                        });
                return run.get();
              });
        });
  }

  /** Which network is trained; empty if there is only one. */
  private static String part(EnsembleTraining training, RunInfo run) {
    return training.size() == 1
        ? ""
        : Messages.text("train.part", training.number(run), training.size());
  }

  /** Which network of several is trained; empty if it is the only one. */
  ReadOnlyStringProperty partProperty() {
    return part.getReadOnlyProperty();
  }

  /** How long the networks after this one will take; 0 if there are none, NaN if not known. */
  double secondsAfter() {
    return part.get().isEmpty() ? 0 : secondsAfter;
  }

  private void finish(Ensemble all) {
    ensemble = Optional.empty();
    part.set("");
    // What ended this session is on its way to the receiver already.
    tasks
        .receiver()
        .execute(
            () -> {
              all.trained().run();
              pending.set(false);
            });
  }

  private boolean ifIdle(Runnable start) {
    if (controller.stateProperty().get() != TrainingState.IDLE) {
      failed.accept(Messages.text("train.busy"));
      return false;
    }
    drop();
    beginning.run();
    start.run();
    return true;
  }
}
