package org.sketch28.base;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Locks that hold among the threads of this program and among all programs of this user. Whatever
 * reads a file, changes it and writes it back does so under such a lock: otherwise, of two changes
 * made at once, one is lost.
 */
public final class FileLocks {

  private static final String NAME = ".lock";

  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(50);

  /** The system's locks exclude other programs, but not other threads of this one. */
  private static final Map<Path, ReentrantLock> IN_THIS_PROGRAM = new ConcurrentHashMap<>();

  /**
   * The files that {@link #tryLock} has locked; guarded by itself. They must not be opened again:
   * on Unix, closing any channel of a file releases every lock that the process has on it. The
   * channels are kept here, because one that is collected as garbage is closed.
   */
  private static final Map<Path, FileChannel> HELD_HERE = new HashMap<>();

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
   * @throws IllegalStateException if the calling thread is making a change of this folder already:
   *     the end of the inner one would release the lock of the outer one
   */
  public static <T> T exclusively(Path folder, Change<T> change)
      throws IOException, UserFacingException {
    Files.createDirectories(folder);
    // Two paths to one folder must be one lock: the system refuses a second one of this program.
    Path real = folder.toRealPath();
    ReentrantLock here = IN_THIS_PROGRAM.computeIfAbsent(real, path -> new ReentrantLock());
    if (here.isHeldByCurrentThread()) {
      throw new IllegalStateException(real + " is being changed by this thread already");
    }
    here.lock();
    try (FileChannel channel = open(real.resolve(NAME))) {
      channel.lock();
      return change.make();
    } finally {
      here.unlock();
    }
  }

  /**
   * Takes a lock for long work, without waiting. The system releases the lock of a program that is
   * killed.
   *
   * @param file the lock's file; its folder is created if it does not exist
   * @return what releases the lock; empty if another thread or program has it
   */
  public static Optional<Closeable> tryLock(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path key = real(file);
    synchronized (HELD_HERE) {
      if (HELD_HERE.containsKey(key)) {
        return Optional.empty();
      }
      FileChannel channel = open(key);
      boolean locked = false;
      try {
        locked = acquire(channel);
        if (!locked) {
          // Whoever asks whether it is locked has the lock for a moment.
          LockSupport.parkNanos(MOMENT);
          locked = acquire(channel);
        }
      } finally {
        if (!locked) {
          channel.close();
        }
      }
      if (!locked) {
        return Optional.empty();
      }
      HELD_HERE.put(key, channel);
      return Optional.of(() -> release(key, channel));
    }
  }

  /**
   * Whether a thread or program has the lock of this file.
   *
   * @param file the lock's file; is not created
   */
  public static boolean isLocked(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    Path key = real(file);
    synchronized (HELD_HERE) {
      if (HELD_HERE.containsKey(key)) {
        return true;
      }
      // Closing the channel releases the lock if it was free.
      try (FileChannel channel = FileChannel.open(key, StandardOpenOption.WRITE)) {
        return !acquire(channel);
      }
    }
  }

  private static void release(Path key, FileChannel channel) throws IOException {
    synchronized (HELD_HERE) {
      // Closing twice must not release the lock of whoever took it in the meantime.
      if (channel.isOpen()) {
        try {
          channel.close();
        } finally {
          HELD_HERE.remove(key);
        }
      }
    }
  }

  /** Tries to lock an open file; the lock, if any, is released when the channel is closed. */
  private static boolean acquire(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** One path for each lock's file, whichever way it is named; its folder must exist. */
  private static Path real(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    return absolute.getParent().toRealPath().resolve(absolute.getFileName());
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
