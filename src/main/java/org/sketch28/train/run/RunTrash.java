package org.sketch28.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deleted runs, in the folder {@code trash} beside the others. The time at which a run's folder was
 * last changed is the time of its deletion.
 */
public final class RunTrash {

  private static final Logger LOG = LoggerFactory.getLogger(RunTrash.class);

  /** How long a run stays in the trash. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** A run that seems to be in the trash for longer shows that the clock is wrong, or was. */
  public static final Duration IMPLAUSIBLE = Duration.ofDays(365);

  private final RunStore store;
  private final Clock clock;
  private final Path folder;

  RunTrash(RunStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.folder = store.folder().resolve("trash");
  }

  /** All runs in the trash, the latest run first; a damaged one is logged and left out. */
  public List<RunInfo> list() {
    return new RunFiles(folder).list();
  }

  /**
   * Moves a run to the trash, as a whole.
   *
   * @throws UserFacingException if it is being trained, or cannot be moved
   */
  void put(String id) throws UserFacingException {
    try {
      FileLocks.exclusively(
          store.folder(),
          () -> {
            store.requireNotLive(id, "delete it");
            return move(id);
          });
    } catch (NoSuchFileException e) {
      LOG.info("Run {} was deleted already", id);
    } catch (IOException e) {
      throw notDeleted(e);
    }
  }

  /**
   * Moves a run to the trash, on the thread that holds the lock of all runs. If an earlier state of
   * the same run is in the trash already, this one gets an id of its own there.
   */
  Path move(String id) throws IOException, UserFacingException {
    Files.createDirectories(folder);
    String name =
        Files.exists(folder.resolve(id)) ? new RunFiles(store.folder()).newId(clock.instant()) : id;
    // Before it is moved: a run in the trash is never taken for one of long ago.
    Files.setLastModifiedTime(store.path(id), FileTime.from(clock.instant()));
    Path moved = Files.move(store.path(id), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    if (!name.equals(id)) {
      new RunFiles(folder).rename(id, name);
      Files.setLastModifiedTime(moved, FileTime.from(clock.instant()));
    }
    return moved;
  }

  /**
   * Removes a run for good, without the trash.
   *
   * @throws UserFacingException if it is being trained, or its files cannot be deleted
   */
  void remove(String id) throws UserFacingException {
    store.requireNotLive(id, "delete it");
    try {
      FileLocks.exclusively(
          store.folder(),
          () -> {
            AtomicFiles.deleteTree(store.path(id));
            return id;
          });
    } catch (IOException e) {
      throw notDeleted(e);
    }
  }

  private UserFacingException notDeleted(IOException e) {
    return new UserFacingException(
        "The run cannot be deleted from %s: %s. Close other programs that use the folder, and try again."
            .formatted(store.folder(), FileErrors.reason(e)),
        e);
  }

  /**
   * Moves a run back to where it was.
   *
   * @throws UserFacingException if it is no longer in the trash, or cannot be moved
   */
  public void restore(String id) throws UserFacingException {
    try {
      FileLocks.exclusively(
          store.folder(),
          () -> {
            // An id is what a folder here is called, and not a path to somewhere else.
            if (runs().stream().noneMatch(run -> run.getFileName().toString().equals(id))) {
              throw new NoSuchFileException(id);
            }
            return Files.move(folder.resolve(id), store.path(id), StandardCopyOption.ATOMIC_MOVE);
          });
    } catch (NoSuchFileException e) {
      throw new UserFacingException("Run %s is no longer in the trash.".formatted(id), e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Run %s cannot be moved back from %s: %s. Close other programs that use the folder, and try again."
              .formatted(id, folder, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Removes all runs in the trash for good.
   *
   * @throws UserFacingException if they cannot be deleted
   */
  public void empty() throws UserFacingException {
    emptyBetween(Instant.MIN, Instant.MAX);
  }

  /**
   * Removes the runs for good that were deleted longer ago than {@link #KEPT}, but not years ago.
   *
   * @throws UserFacingException if they cannot be deleted
   */
  public void expire() throws UserFacingException {
    emptyBetween(clock.instant().minus(IMPLAUSIBLE), clock.instant().minus(KEPT));
  }

  private void emptyBetween(Instant from, Instant to) throws UserFacingException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      FileLocks.exclusively(
          store.folder(),
          () -> {
            for (Path run : runs()) {
              Instant deleted = Files.getLastModifiedTime(run).toInstant();
              if (deleted.isAfter(from) && deleted.isBefore(to)) {
                AtomicFiles.deleteTree(run);
              }
            }
            return folder;
          });
    } catch (IOException e) {
      throw new UserFacingException(
          "The trash in %s cannot be emptied: %s. Close other programs that use the folder, and try again."
              .formatted(folder, FileErrors.reason(e)),
          e);
    }
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
