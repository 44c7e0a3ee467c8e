package org.sketch28.train.ladder;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.RunTrash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainings of systems that were begun and have not ended, a folder each. */
public final class SavedTrainings {

  private static final Logger LOG = LoggerFactory.getLogger(SavedTrainings.class);
  private static final String FILE = "training.json";
  private static final String LOCK = "training.lock";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * @param folder of all trainings; need not exist
   */
  public SavedTrainings(Path folder) {
    this.folder = folder;
  }

  /** The folder of a training. */
  Path folder(String key) {
    String sum = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    return folder.resolve(sum.substring(0, 16));
  }

  /**
   * Trainings that can go on, the one that was saved last first. Those that are going on now, here
   * or in another window, are left out, and so are damaged ones and those that the user has ended.
   *
   * @param runs has the networks of ensembles
   */
  public List<SavedTraining> interrupted(RunStore runs) {
    return folders().stream()
        .filter(each -> !isLocked(each))
        .flatMap(each -> read(each).stream())
        .filter(each -> each.offered() && isWaiting(each, runs.list()))
        .filter(each -> each.runs().stream().noneMatch(runs::isLive))
        .toList();
  }

  private static boolean isWaiting(SavedTraining training, List<RunInfo> runs) {
    return runs.stream()
        .filter(run -> training.runs().contains(run.id()))
        .noneMatch(run -> run.status() == RunInfo.Status.STOPPED);
  }

  private static boolean isLocked(Path training) {
    try {
      return FileLocks.isLocked(training.resolve(LOCK));
    } catch (IOException e) {
      return false;
    }
  }

  /** The training that a run belongs to. */
  public Optional<SavedTraining> ofRun(String id) {
    return folders().stream()
        .flatMap(each -> read(each).stream())
        .filter(each -> each.runs().contains(id))
        .findFirst();
  }

  /**
   * Does not offer a training any more. It goes on when it is begun again.
   *
   * @throws UserFacingException if that cannot be saved
   */
  public void stopOffering(SavedTraining training) throws UserFacingException {
    for (Path each : folders()) {
      if (read(each).filter(training::equals).isPresent()) {
        stopOffering(each);
      }
    }
  }

  /** The same of the training in a folder; none if there is none in it. */
  static void stopOffering(Path training) throws UserFacingException {
    Optional<SavedTraining> saved = read(training);
    if (saved.isPresent()) {
      save(training, saved.get().notOffered());
    }
  }

  /**
   * Deletes what is left of trainings that the user ended long ago.
   *
   * @param now the time
   * @throws UserFacingException if a folder cannot be deleted
   */
  public void expire(Instant now) throws UserFacingException {
    for (Path each : folders()) {
      Duration age = Duration.between(time(each).toInstant(), now);
      boolean old = age.compareTo(RunTrash.KEPT) > 0 && age.compareTo(RunTrash.IMPLAUSIBLE) < 0;
      if (old && !isLocked(each) && read(each).filter(saved -> !saved.offered()).isPresent()) {
        try {
          AtomicFiles.deleteTree(each);
        } catch (IOException e) {
          throw new UserFacingException(
              "The ended training in %s cannot be deleted: %s. Close other programs that use the folder."
                  .formatted(each, FileErrors.reason(e)),
              e);
        }
      }
    }
  }

  /** Works on a training. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws UserFacingException;
  }

  /**
   * Works on a training while nobody else does.
   *
   * @throws UserFacingException if it goes on in another window or command, or from the work
   */
  static <T> T alone(Path training, Work<T> work) throws UserFacingException {
    Optional<Closeable> lock;
    try {
      lock = FileLocks.tryLock(training.resolve(LOCK));
    } catch (IOException e) {
      throw notSaved(training, e);
    }
    if (lock.isEmpty()) {
      throw new UserFacingException(
          "This training is already running in another window. Wait until it is done, or cancel it there.");
    }
    try {
      return work.run();
    } finally {
      try {
        lock.get().close();
      } catch (IOException e) {
        LOG.warn("The lock of {} cannot be released", training, e);
      }
    }
  }

  /**
   * Deletes the training of a model that was saved.
   *
   * @throws UserFacingException if it cannot be deleted
   */
  static void deleteBuilt(Path training) throws UserFacingException {
    try {
      AtomicFiles.deleteTree(training);
    } catch (IOException e) {
      throw new UserFacingException(
          "The model has been saved, but its training in %s cannot be deleted: %s. Delete that folder."
              .formatted(training, FileErrors.reason(e)),
          e);
    }
  }

  /** The error of a training whose folder cannot be written. */
  static UserFacingException notSaved(Path training, IOException e) {
    return new UserFacingException(
        "The training cannot be saved in %s: %s. Free some space, check that you may write there, and try again."
            .formatted(training, FileErrors.reason(e)),
        e);
  }

  private List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> Files.exists(each.resolve(FILE)))
          .sorted(Comparator.comparing(SavedTrainings::time).reversed())
          .toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folder, e);
      return List.of();
    }
  }

  private static FileTime time(Path training) {
    try {
      return Files.getLastModifiedTime(training.resolve(FILE));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** What is saved in a folder; none if there is nothing, or it is damaged. */
  static Optional<SavedTraining> read(Path training) {
    Path file = training.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), SavedTraining.class));
    } catch (IOException | NullPointerException e) {
      LOG.warn("{} cannot be used", file, e);
      return Optional.empty();
    }
  }

  /**
   * Saves a training in its folder.
   *
   * @throws UserFacingException if it cannot be written
   */
  static void save(Path training, SavedTraining saved) throws UserFacingException {
    try {
      AtomicFiles.write(training.resolve(FILE), JSON.writeValueAsBytes(saved));
    } catch (IOException e) {
      throw notSaved(training, e);
    }
  }
}
