package org.sketch28.base;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks that hold among the threads of this program and among all programs of this user. Whatever
 * reads a file, changes it and writes it back does so under such a lock: otherwise, of two changes
 * made at once, one is lost.
 */
public final class FileLocks {

  private static final String NAME = ".lock";

  /** The system's locks exclude other programs, but not other threads of this one. */
  private static final Map<Path, ReentrantLock> IN_THIS_PROGRAM = new ConcurrentHashMap<>();

  private FileLocks() {}

  /** Reads, changes and writes files. */
  @FunctionalInterface
  public interface Change<T> {

    /**
     * Makes the change.
     *
     * @throws UserFacingException if the change is refused; the lock is released
     */
    T make() throws IOException, UserFacingException;
  }

  /**
   * Makes a change while no other thread or program changes the same folder; waits for its turn.
   *
   * @param folder is created if it does not exist; holds the lock's file, {@code .lock}
   * @return what the change returned
   * @throws UserFacingException from the change
   */
  public static <T> T exclusively(Path folder, Change<T> change)
      throws IOException, UserFacingException {
    Files.createDirectories(folder);
    // Two paths to one folder must be one lock: the system refuses a second one of this program.
    Path real = folder.toRealPath();
    ReentrantLock here = IN_THIS_PROGRAM.computeIfAbsent(real, path -> new ReentrantLock());
    here.lock();
    try (FileChannel channel = open(real.resolve(NAME))) {
      channel.lock();
      return change.make();
    } finally {
      here.unlock();
    }
  }

  /**
   * Takes a lock for long work, without waiting.
   *
   * @param file the lock's file, in a folder that exists
   * @return what releases the lock; empty if another thread or program has it
   */
  public static Optional<Closeable> tryLock(Path file) throws IOException {
    FileChannel channel = open(file);
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      locked = lock != null;
    } catch (OverlappingFileLockException e) {
      // A thread of this program has it.
      locked = false;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked ? Optional.of(channel) : Optional.empty();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
