package org.sketch28.train.run;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.PauseControl;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;

/** Trains a saved run, and saves its curves, its checkpoints and how it ended. */
public final class TrainingSession {

  private static final String UNEXPECTED =
      "Training ended because of an unexpected fault; the log has the details.";

  private final RunStore store;
  private final TrainingRun run;
  private final PauseControl control;
  private final Consumer<TrainingEvent> listener;
  private final CheckpointStore checkpoints;
  private final TeacherFiles teacherFiles;
  private final TeacherPass teacherPass;
  private RunInfo info;
  private TrainingLog log;
  private double lastAccuracy;

  /**
   * @param models have its teacher
   * @param loaded a run that is new or to be resumed
   * @param control pauses, stops or suspends it
   * @param listener is notified of events on the training thread, after they are saved
   */
  TrainingSession(
      RunStore store,
      TeacherPass.Models models,
      LoadedRun loaded,
      PauseControl control,
      Consumer<TrainingEvent> listener) {
    this.store = store;
    this.info = loaded.info();
    this.checkpoints = store.checkpoints(info.id());
    this.teacherFiles = new TeacherFiles(store.path(info.id()));
    this.teacherPass = new TeacherPass(models, loaded, teacherFiles);
    this.control = control;
    this.listener = listener;
    this.lastAccuracy = info.lastAccuracy();
    this.run =
        new TrainingRun(
            info.config(),
            loaded.data().split().training(),
            loaded.data().split().validation(),
            teacherFiles::read,
            control,
            this::receive,
            new Storage());
  }

  /** Pauses, stops or suspends the run. */
  public PauseControl control() {
    return control;
  }

  /** The averaged weights at this moment; none before the first step. Callable from any thread. */
  public Optional<Map<String, HostTensor>> snapshot() {
    return run.snapshot();
  }

  /**
   * Trains on the calling thread until the end, a stop, or an error, from the run's last checkpoint
   * if it has one.
   *
   * @return the run as it is saved
   * @throws UserFacingException if the run is being trained already, its files cannot be read or
   *     written, or training fails; the run is then saved as failed, with the message
   * @throws InterruptedException if the thread is interrupted
   */
  public RunInfo train() throws UserFacingException, InterruptedException {
    Closeable lock = lock();
    try (lock) {
      return trainLocked();
    } catch (IOException e) {
      throw CheckpointStore.notWritten(store.path(info.id()), e);
    }
  }

  private Closeable lock() throws UserFacingException {
    Optional<Closeable> lock;
    try {
      lock = RunLocks.lock(store.path(info.id()));
    } catch (IOException e) {
      throw ended(CheckpointStore.notWritten(store.path(info.id()), e));
    }
    return lock.orElseThrow(
        () ->
            new UserFacingException(
                "This run is already being trained in another window. Stop it there, or wait until it is done."));
  }

  private RunInfo trainLocked() throws UserFacingException, InterruptedException {
    if (info.status() == RunInfo.Status.FINISHED) {
      // Its teacher has nothing more to say, and may be gone.
      return info;
    }
    try {
      return trainFrom(checkpoints.last());
    } catch (UserFacingException e) {
      throw ended(e);
    } catch (IOException e) {
      throw ended(CheckpointStore.notWritten(store.path(info.id()), e));
    } catch (UncheckedIOException e) {
      throw ended(CheckpointStore.notWritten(store.path(info.id()), e.getCause()));
    } catch (RuntimeException | Error e) {
      noteFailure(e, UNEXPECTED);
      throw e;
    }
  }

  private RunInfo trainFrom(Optional<Checkpoint> from)
      throws UserFacingException, InterruptedException, IOException {
    int step = from.map(checkpoint -> checkpoint.progress().step()).orElse(0);
    try (TrainingLog opened =
        TrainingLog.after(
            store.historyFile(info.id()), step, run.steps(), info.config().epochs())) {
      log = opened;
      update(info.on(TrainingMachine.here()).with(RunInfo.Status.RUNNING, ""));
      if (info.config().distillation() > 0 && !teacherPass.run(control, listener)) {
        update(info.with(ended(), ""));
        return info;
      }
      TrainingRun.Result result = run.run(from);
      RunInfo.Status status = result.stopped() ? ended() : RunInfo.Status.FINISHED;
      update(info.at(result.last().progress(), lastAccuracy, run.steps()).with(status, ""));
      if (status == RunInfo.Status.FINISHED) {
        teacherFiles.delete();
      }
      return info;
    }
  }

  /** Of a run that was ended before its last step. */
  private RunInfo.Status ended() {
    return control.isSuspended() ? RunInfo.Status.RUNNING : RunInfo.Status.STOPPED;
  }

  private UserFacingException ended(UserFacingException why) {
    noteFailure(why, why.getMessage());
    return why;
  }

  /** On a full disk even this may fail; the run then stays as it was saved last. */
  private void noteFailure(Throwable why, String message) {
    try {
      update(info.with(RunInfo.Status.FAILED, message));
    } catch (UserFacingException e) {
      why.addSuppressed(e);
    }
  }

  private void update(RunInfo next) throws UserFacingException {
    info = next;
    info = store.advance(next);
  }

  private void receive(TrainingEvent event) {
    try {
      log.append(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (event instanceof TrainingEvent.Epoch epoch && !Double.isNaN(epoch.validationAccuracy())) {
      lastAccuracy = epoch.validationAccuracy();
    }
    listener.accept(event);
  }

  private final class Storage implements RunStorage {
    @Override
    public void save(Checkpoint checkpoint) throws UserFacingException {
      try {
        log.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      checkpoints.save(checkpoint);
      update(info.at(checkpoint.progress(), lastAccuracy, run.steps()));
    }

    @Override
    public void saveBest(Map<String, HostTensor> weights) throws UserFacingException {
      checkpoints.saveBest(weights);
    }

    @Override
    public void saveEpoch(int epoch, Map<String, HostTensor> weights) throws UserFacingException {
      store.epochs(info.id()).save(epoch, info.config().epochs(), weights);
    }
  }
}
