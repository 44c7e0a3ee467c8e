package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on disk, a folder for each: {@code run.json}, {@code history.ndjson} and the files of {@link
 * CheckpointStore}.
 */
public final class RunStore {

  private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final String INFO = "run.json";

  private final Path folder;

  /**
   * @param folder of the runs; made when it is needed
   */
  public RunStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Saves a new run that has not begun.
   *
   * @param title for people
   * @param data that it will learn from
   * @throws UserFacingException if it cannot be written
   */
  public RunInfo create(String title, TrainingData data, TrainingConfig config)
      throws UserFacingException {
    RunInfo info =
        RunInfoBuilder.builder()
            .id(TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4))
            .title(title)
            .notes("")
            .datasets(data.names())
            .config(config)
            .status(RunInfo.Status.RUNNING)
            .message("")
            .data(data.sha256())
            .build();
    save(info);
    return info;
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
          RunInfo renamed = read(path(id)).named(title, notes);
          save(renamed);
          return renamed;
        });
  }

  /**
   * Saves the progress of a run. Title and notes belong to the user, who may have changed them in
   * the meantime.
   *
   * @return the run as it is saved
   * @throws UserFacingException if the run is damaged or cannot be written
   */
  RunInfo advance(RunInfo info) throws UserFacingException {
    return changed(
        () -> {
          RunInfo next = info;
          if (Files.exists(path(info.id()).resolve(INFO))) {
            RunInfo saved = read(path(info.id()));
            next = info.named(saved.title(), saved.notes());
          }
          save(next);
          return next;
        });
  }

  /**
   * Changes runs while no other window or command does. The lock is in the folder of all runs: one
   * in the run's own folder would create it again after a deletion.
   */
  private <T> T changed(FileLocks.Change<T> change) throws UserFacingException {
    try {
      return FileLocks.exclusively(folder, change);
    } catch (IOException e) {
      throw CheckpointStore.notWritten(folder, e);
    }
  }

  private void save(RunInfo info) throws UserFacingException {
    try {
      AtomicFiles.write(path(info.id()).resolve(INFO), JSON.writeValueAsBytes(info));
    } catch (IOException e) {
      throw CheckpointStore.notWritten(folder, e);
    }
  }

  /** All runs, the latest first; a damaged one is logged and left out. */
  public List<RunInfo> list() {
    List<RunInfo> runs = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return runs;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.exists(child.resolve(INFO))) {
          try {
            runs.add(read(child));
          } catch (UserFacingException e) {
            LOG.warn("{}", e.getMessage());
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folder, e);
    }
    return runs;
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
            : all.stream().filter(run -> run.id().startsWith(id)).toList();
    if (found.size() != 1) {
      throw new UserFacingException(
          "%s run \"%s\". \"sketch28 runs\" lists those there are."
              .formatted(found.isEmpty() ? "There is no" : "There is more than one", id));
    }
    return found.get(0);
  }

  private static RunInfo read(Path run) throws UserFacingException {
    Path file = run.resolve(INFO);
    try {
      RunInfo info = JSON.readValue(file.toFile(), RunInfo.class);
      if (info.id() == null
          || !info.id().equals(run.getFileName().toString())
          || info.config() == null
          || info.config().architecture() == null
          || info.config().optimizer() == null
          || info.datasets() == null
          || info.status() == null) {
        throw new UserFacingException(file + " is incomplete; the run is left out.");
      }
      return info;
    } catch (IOException e) {
      throw new UserFacingException(file + " is damaged; the run is left out.", e);
    }
  }

  /** Whether some window or command is training this run now. */
  public boolean isLive(String id) {
    return RunLocks.isLocked(path(id));
  }

  /** Runs that were interrupted by a kill or a crash, and can be resumed. */
  public List<RunInfo> unfinished() {
    return list().stream()
        .filter(run -> run.status() == RunInfo.Status.RUNNING && !isLive(run.id()))
        .toList();
  }

  /**
   * Deletes a run.
   *
   * @throws UserFacingException if it is being trained, or its files cannot be deleted
   */
  public void delete(String id) throws UserFacingException {
    if (isLive(id)) {
      throw new UserFacingException(
          "This run is being trained. Stop it in the window or command that trains it, then delete"
              + " it.");
    }
    try {
      FileLocks.exclusively(
          folder,
          () -> {
            AtomicFiles.deleteTree(path(id));
            return id;
          });
    } catch (IOException e) {
      throw new UserFacingException(
          "The run cannot be deleted from %s: %s".formatted(folder, e.getMessage()), e);
    }
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
      throw new UserFacingException("Cannot read the curves of " + run.title() + ".", e);
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
}
