package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.SafeTensors;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on disk, a folder each: {@code run.json}, {@code history.ndjson}, {@code best.safetensors}
 * and the last checkpoint, which {@code state.json} names, so that a checkpoint counts from the
 * moment that it is whole.
 */
public final class RunStore {

  private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final String INFO = "run.json";
  private static final String STATE = "state.json";
  static final String LOCK = "run.lock";
  private static final String BEST = "best.safetensors";

  /**
   * Runs that this process trains. Their lock files must not be looked at: closing one frees every
   * lock of the process on it, on Unix.
   */
  private static final Set<Path> LIVE_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;

  /** What {@code state.json} says. */
  record State(Checkpoint.Progress progress, String file) {}

  /**
   * @param folder of the runs; made when it is needed
   */
  public RunStore(Path folder) {
    this.folder = folder;
  }

  /**
   * A new run that has not begun.
   *
   * @param data that it is going to learn from
   */
  public RunInfo create(String title, TrainingData data, TrainingConfig config)
      throws UserFacingException {
    String id = TIME.format(Instant.now()) + "-" + UUID.randomUUID().toString().substring(0, 4);
    RunInfo info =
        new RunInfo(
            id,
            title,
            "",
            data.names(),
            config,
            RunInfo.Status.RUNNING,
            0,
            0,
            0,
            0,
            0,
            0,
            "",
            data.sha256());
    save(info);
    return info;
  }

  /** Keeps another title and notes, however far the run has come meanwhile. */
  public synchronized void rename(String id, String title, String notes)
      throws UserFacingException {
    save(read(path(id)).named(title, notes));
  }

  /**
   * Keeps how far a run has come. Its title and notes are the user's, who may have changed them
   * meanwhile.
   *
   * @return what is kept
   */
  synchronized RunInfo advance(RunInfo info) throws UserFacingException {
    RunInfo next = info;
    if (Files.exists(path(info.id()).resolve(INFO))) {
      RunInfo kept = read(path(info.id()));
      next = info.named(kept.title(), kept.notes());
    }
    save(next);
    return next;
  }

  private void save(RunInfo info) throws UserFacingException {
    try {
      AtomicFiles.write(path(info.id()).resolve(INFO), JSON.writeValueAsBytes(info));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** All runs, the latest first; a damaged one is logged and left out. */
  public List<RunInfo> list() {
    List<RunInfo> runs = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return runs;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted(java.util.Comparator.reverseOrder()).toList()) {
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

  /** The run of that id, or the only one whose id begins so; "last" is the latest. */
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
        throw new UserFacingException(file + " lacks something and is left out.");
      }
      return info;
    } catch (IOException e) {
      throw new UserFacingException(file + " is damaged and is left out.", e);
    }
  }

  /** Notes that this process trains a run; false if it does already. */
  boolean enter(String id) {
    return LIVE_HERE.add(path(id).toAbsolutePath());
  }

  /** Notes that this process trains a run no longer. */
  void leave(String id) {
    LIVE_HERE.remove(path(id).toAbsolutePath());
  }

  /** Whether some window or command is training this run now. */
  public boolean isLive(String id) {
    if (LIVE_HERE.contains(path(id).toAbsolutePath())) {
      return true;
    }
    Path lock = path(id).resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      return held == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs that were broken off by a kill or a crash, and can go on. */
  public List<RunInfo> unfinished() {
    return list().stream()
        .filter(run -> run.status() == RunInfo.Status.RUNNING && !isLive(run.id()))
        .toList();
  }

  /** Deletes a run that nobody is training. */
  public void delete(String id) throws UserFacingException {
    if (isLive(id)) {
      throw new UserFacingException(
          "This run is being trained. Stop it, in the window or command that trains it, and delete"
              + " it then.");
    }
    try {
      AtomicFiles.deleteTree(path(id));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Where a run's files are. */
  Path path(String id) {
    return folder.resolve(id);
  }

  /** Where a run's model goes if nobody names another place. */
  public Path modelFolder(String id) {
    return path(id).resolve("model");
  }

  /** A run's curves until now. */
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

  /** Where a run can go on; none if it has no checkpoint yet. */
  Optional<Checkpoint> checkpoint(String id) throws UserFacingException {
    Path file = path(id).resolve(STATE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      State state = JSON.readValue(file.toFile(), State.class);
      byte[] bytes = Files.readAllBytes(path(id).resolve(state.file()));
      return Optional.of(Checkpoint.of(state.progress(), SafeTensors.decode(bytes)));
    } catch (IOException e) {
      throw new UserFacingException(
          "The checkpoint of run %s is damaged (%s). Run it again from the start."
              .formatted(id, e.getMessage()),
          e);
    }
  }

  /** Lets a new run begin with given weights, as those of a run before it. */
  public void begin(String id, Map<String, HostTensor> weights) throws UserFacingException {
    save(id, new Checkpoint(Checkpoint.Progress.start(), weights, weights, Map.of()));
  }

  void save(String id, Checkpoint checkpoint) throws UserFacingException {
    String name = "checkpoint-%08d.safetensors".formatted(checkpoint.progress().step());
    try {
      AtomicFiles.write(path(id).resolve(name), SafeTensors.encode(checkpoint.tensors()));
      AtomicFiles.write(
          path(id).resolve(STATE), JSON.writeValueAsBytes(new State(checkpoint.progress(), name)));
      deleteOthers(id, name);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void deleteOthers(String id, String name) throws IOException {
    try (Stream<Path> files = Files.list(path(id))) {
      for (Path file : files.toList()) {
        String other = file.getFileName().toString();
        if (other.startsWith("checkpoint-") && !other.equals(name)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  void saveBest(String id, Map<String, HostTensor> weights) throws UserFacingException {
    try {
      AtomicFiles.write(path(id).resolve(BEST), SafeTensors.encode(weights));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** The averaged weights of a run's best epoch. */
  public Map<String, HostTensor> best(String id) throws UserFacingException {
    try {
      return SafeTensors.decode(Files.readAllBytes(path(id).resolve(BEST)));
    } catch (NoSuchFileException e) {
      throw new UserFacingException(
          "This run has not come to the end of its first epoch yet; there is no model to take.", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "The weights of run %s are damaged (%s).".formatted(id, e.getMessage()), e);
    }
  }

  private UserFacingException failed(IOException e) {
    return new UserFacingException(
        "The run cannot be written to %s: %s. Its last good checkpoint stays. Free some space, then"
                .formatted(folder, e.getMessage())
            + " continue it.",
        e);
  }
}
