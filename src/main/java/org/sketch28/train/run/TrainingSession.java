package org.sketch28.train.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/** A run that is kept: trains, and writes curves, checkpoints and how it ended. */
public final class TrainingSession {

  private final RunStore store;
  private final TrainingRun run;
  private final PauseControl control;
  private final Consumer<TrainingEvent> listener;
  private RunInfo info;
  private TrainingLog history;
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
    this.control = control;
    this.listener = listener;
    this.lastAccuracy = info.lastAccuracy();
    this.run =
        new TrainingRun(
            info.config(),
            loaded.data().split().training(),
            loaded.data().split().validation(),
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
   * @return the run as it is kept
   */
  public RunInfo train() throws UserFacingException, InterruptedException {
    Path folder = store.path(info.id());
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(RunStore.LOCK),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = lock(channel)) {
        if (lock == null || !store.enter(info.id())) {
          throw new UserFacingException("This run is going on in another window already.");
        }
        try {
          return locked();
        } finally {
          store.leave(info.id());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw ended(
          new UserFacingException(
              "The run cannot be written to %s: %s. Its last good checkpoint stays. Free some"
                      .formatted(folder, e.getMessage())
                  + " space, then continue it.",
              e));
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private RunInfo locked() throws IOException, UserFacingException, InterruptedException {
    Optional<Checkpoint> from = store.checkpoint(info.id());
    int step = from.map(checkpoint -> checkpoint.progress().step()).orElse(0);
    try (TrainingLog opened =
        TrainingLog.after(
            store.historyFile(info.id()), step, run.steps(), info.config().epochs())) {
      history = opened;
      keep(info.with(RunInfo.Status.RUNNING, ""));
      TrainingRun.Result result = run.run(from);
      RunInfo.Status status = statusAfter(result);
      keep(info.at(result.last().progress(), lastAccuracy, run.steps()).with(status, ""));
      return info;
    } catch (UserFacingException e) {
      throw ended(e);
    }
  }

  private RunInfo.Status statusAfter(TrainingRun.Result result) {
    if (!result.stopped()) {
      return RunInfo.Status.FINISHED;
    }
    return control.isSuspended() ? RunInfo.Status.RUNNING : RunInfo.Status.STOPPED;
  }

  /** Notes the error; on a full disk even that may fail, and the run stays as it was kept last. */
  private UserFacingException ended(UserFacingException why) {
    try {
      keep(info.with(RunInfo.Status.FAILED, why.getMessage()));
    } catch (UserFacingException e) {
      why.addSuppressed(e);
    }
    return why;
  }

  private void keep(RunInfo next) throws UserFacingException {
    info = next;
    info = store.advance(next);
  }

  private void receive(TrainingEvent event) {
    try {
      history.append(event);
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
        history.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      store.save(info.id(), checkpoint);
      keep(info.at(checkpoint.progress(), lastAccuracy, run.steps()));
    }

    @Override
    public void saveBest(Map<String, HostTensor> weights) throws UserFacingException {
      store.saveBest(info.id(), weights);
    }
  }
}
