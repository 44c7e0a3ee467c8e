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
  private RunInfo info;
  private TrainingLog log;
  private double lastAccuracy;

  /**
   * @param loaded a run that is new or to be resumed
   * @param control pauses, stops or suspends it
   * @param listener is notified of events on the training thread, after they are saved
   */
  TrainingSession(
      RunStore store, LoadedRun loaded, PauseControl control, Consumer<TrainingEvent> listener) {
    this.store = store;
    this.info = loaded.info();
    this.checkpoints = store.checkpoints(info.id());
    this.control = control;
    this.listener = listener;
    this.lastAccuracy = info.lastAccuracy();
    this.run =
        new TrainingRun(
            info.config(),
            loaded.data().split().training(),
            loaded.data().split().validation(),
            checkpoints::teacher,
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
        () -> new UserFacingException("This run is already being trained in another window."));
  }

  private RunInfo trainLocked() throws UserFacingException, InterruptedException {
    Optional<Checkpoint> from = checkpoints.last();
    int step = from.map(checkpoint -> checkpoint.progress().step()).orElse(0);
    try (TrainingLog opened =
        TrainingLog.after(
            store.historyFile(info.id()), step, run.steps(), info.config().epochs())) {
      log = opened;
      update(info.on(TrainingMachine.here()).with(RunInfo.Status.RUNNING, ""));
      TrainingRun.Result result = run.run(from);
      RunInfo.Status status = statusAfter(result);
      update(info.at(result.last().progress(), lastAccuracy, run.steps()).with(status, ""));
      return info;
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

  private RunInfo.Status statusAfter(TrainingRun.Result result) {
    if (!result.stopped()) {
      return RunInfo.Status.FINISHED;
    }
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
