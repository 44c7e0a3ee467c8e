package org.sketch28.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;

/**
 * Runs on disk, a folder for each: {@code run.json}, {@code history.ndjson} and the files of {@link
 * CheckpointStore}. Deleted runs are in the {@link RunTrash}.
 */
public final class RunStore {

  private final Path folder;
  private final Clock clock;
  private final RunFiles files;
  private final RunTrash trash;

  /**
   * @param folder of the runs; made when it is needed
   */
  public RunStore(Path folder) {
    this(folder, Clock.systemUTC());
  }

  /**
   * @param clock for the names of runs, which sort by the time of their beginning
   */
  RunStore(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    this.files = new RunFiles(folder);
    this.trash = new RunTrash(this, clock);
  }

  /** The runs that were deleted and can be restored. */
  public RunTrash trash() {
    return trash;
  }

  /**
   * Saves a new run that has not begun.
   *
   * @param title for people
   * @param data that it will learn from
   * @param origin the models that it begins with
   * @throws UserFacingException if it cannot be written
   */
  RunInfo create(String title, TrainingData data, TrainingConfig config, RunOrigin origin)
      throws UserFacingException {
    RunInfo info =
        RunInfoBuilder.builder()
            .id(files.newId(clock.instant()))
            .title(title)
            .notes("")
            .datasets(data.names())
            .config(config)
            .status(RunInfo.Status.RUNNING)
            .message("")
            .data(data.sha256())
            .split(data.split().description())
            .tests(0)
            .origin(origin)
            .build();
    files.save(info);
    return info;
  }

  /**
   * Saves a new run that has not begun, from random weights and labels alone.
   *
   * @throws UserFacingException if it cannot be written
   */
  public RunInfo create(String title, TrainingData data, TrainingConfig config)
      throws UserFacingException {
    return create(title, data, config, RunOrigin.NONE);
  }

  /**
   * Lets a new run start from given weights, as if they were those of an earlier session.
   *
   * @throws UserFacingException if they cannot be written
   */
  void startFrom(String id, Map<String, HostTensor> weights) throws UserFacingException {
    checkpoints(id).save(new Checkpoint(Checkpoint.Progress.start(), weights, weights, Map.of()));
  }

  /**
   * Saves another title and notes, also while the run is being trained.
   *
   * @throws UserFacingException if the run is damaged or cannot be written
   */
  public void rename(String id, String title, String notes) throws UserFacingException {
    changed(
        () -> {
          RunInfo renamed = files.read(id).named(title, notes);
          files.save(renamed);
          return renamed;
        });
  }

  /**
   * Saves how good a model of a run is, if the run is still there.
   *
   * @param accuracy on test images
   * @throws UserFacingException if the run is damaged or cannot be written
   */
  void tested(String id, double accuracy) throws UserFacingException {
    changed(
        () -> {
          if (files.exists(id)) {
            files.save(files.read(id).tested(accuracy));
          }
          return id;
        });
  }

  /**
   * Marks interrupted runs as stopped by the user, so that they are not offered again. They can
   * still be resumed.
   *
   * @param which of the interrupted runs
   * @throws UserFacingException if they cannot be written
   */
  public void stopUnfinished(Predicate<RunInfo> which) throws UserFacingException {
    changed(
        () -> {
          for (RunInfo run : unfinished()) {
            if (which.test(run)) {
              files.save(run.with(RunInfo.Status.STOPPED, ""));
            }
          }
          return folder;
        });
  }

  /**
   * Saves the progress of a run. Title, notes and test accuracy may have been changed elsewhere in
   * the meantime.
   *
   * @return the run as it is saved
   * @throws UserFacingException if the run is damaged or cannot be written
   */
  RunInfo advance(RunInfo info) throws UserFacingException {
    return changed(
        () -> {
          RunInfo next = info;
          if (files.exists(info.id())) {
            next = info.keeping(files.read(info.id()));
          }
          files.save(next);
          return next;
        });
  }

  /**
   * Changes runs while no other window or command does. The lock is in the folder of all runs: one
   * in the run's own folder would create it again after a deletion.
   */
  <T> T changed(FileLocks.Change<T> change) throws UserFacingException {
    try {
      return FileLocks.exclusively(folder, change);
    } catch (IOException e) {
      throw CheckpointStore.notWritten(folder, e);
    }
  }

  /** All runs, the latest first; a damaged one is logged and left out. */
  public List<RunInfo> list() {
    return files.list();
  }

  /**
   * A run by its id.
   *
   * @param id or the beginning of one, if no other run's id begins so; "last" is the latest run
   * @throws UserFacingException if there is no such run, or more than one
   */
  public RunInfo find(String id) throws UserFacingException {
    List<RunInfo> all = list();
    List<RunInfo> found =
        id.equals("last")
            ? all.stream().limit(1).toList()
            : all.stream().filter(run -> !id.isEmpty() && run.id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw new UserFacingException(
          "%s run \"%s\". \"sketch28 runs\" lists those there are."
              .formatted(found.isEmpty() ? "There is no" : "There is more than one", id));
    }
    return found.get(0);
  }

  /** Whether some window or command is training this run now. */
  public boolean isLive(String id) {
    return RunLocks.isLocked(path(id));
  }

  /** What a run is doing now, or how it ended. */
  public RunState state(RunInfo run) {
    return switch (run.status()) {
      case RUNNING -> isLive(run.id()) ? RunState.TRAINING : RunState.INTERRUPTED;
      case FINISHED -> RunState.FINISHED;
      case STOPPED -> RunState.STOPPED;
      case FAILED -> RunState.FAILED;
    };
  }

  /** Runs that were interrupted by a kill or a crash, and can be resumed. */
  public List<RunInfo> unfinished() {
    return list().stream().filter(run -> state(run) == RunState.INTERRUPTED).toList();
  }

  /**
   * Deletes a run: it goes to the trash, from which it can be restored.
   *
   * @throws UserFacingException if it is being trained, or its files cannot be moved
   */
  public void delete(String id) throws UserFacingException {
    trash.put(id);
  }

  /**
   * Checks that no window or command is training a run.
   *
   * @param then what can be done afterwards, such as "delete it"
   * @throws UserFacingException if one is
   */
  void requireNotLive(String id, String then) throws UserFacingException {
    if (isLive(id)) {
      throw new UserFacingException(
          "This run is being trained. Stop the training first, then %s.".formatted(then));
    }
  }

  /** The folder of all runs. */
  Path folder() {
    return folder;
  }

  /** The folder of a run. */
  Path path(String id) {
    return folder.resolve(id);
  }

  /** The weights of a run. */
  CheckpointStore checkpoints(String id) {
    return new CheckpointStore(path(id));
  }

  /** The folder of a run's model, unless the user names another one. */
  public Path modelFolder(String id) {
    return path(id).resolve("model");
  }

  /**
   * The events of a run until now.
   *
   * @throws UserFacingException if they cannot be read
   */
  public List<TrainingEvent> history(RunInfo run) throws UserFacingException {
    try {
      return TrainingLog.read(historyFile(run.id()), run.steps(), run.config().epochs());
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read the curves of %s: %s. Check that you may read its folder."
              .formatted(run.title(), FileErrors.reason(e)),
          e);
    }
  }

  Path historyFile(String id) {
    return path(id).resolve("history.ndjson");
  }

  /**
   * The averaged weights of a run's best epoch.
   *
   * @throws UserFacingException if there are none yet, or they are damaged
   */
  public Map<String, HostTensor> best(String id) throws UserFacingException {
    return checkpoints(id).best();
  }

  /** The weights of epochs that were saved. */
  public EpochWeights epochs(String id) {
    return new EpochWeights(path(id));
  }
}
