package org.sketch28.train.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which runs are being trained now, by this process or another: a locked {@code run.lock} in the
 * folder of each. The system releases the lock of a process that is killed.
 */
final class RunLocks {

  private static final String FILE = "run.lock";

  /**
   * Folders of runs that this process trains. Their lock files must not be opened: on Unix, closing
   * one releases every lock of the process on it.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private RunLocks() {}

  /** A lock on a run; closing it releases the run. */
  static final class Held implements AutoCloseable {
    private final Path key;
    private final FileChannel channel;

    private Held(Path key, FileChannel channel) {
      this.key = key;
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } finally {
        HELD_HERE.remove(key);
      }
    }
  }

  /**
   * Locks a run.
   *
   * @param folder of the run; made if it is missing
   * @return none if it is being trained already
   */
  static Optional<Held> lock(Path folder) throws IOException {
    Path key = folder.toAbsolutePath();
    if (!HELD_HERE.add(key)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = tryLock(channel);
      return locked ? Optional.of(new Held(key, channel)) : Optional.empty();
    } finally {
      if (!locked) {
        HELD_HERE.remove(key);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  /** Whether some process is training the run in this folder. */
  static boolean isLocked(Path folder) {
    if (HELD_HERE.contains(folder.toAbsolutePath())) {
      return true;
    }
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return !tryLock(channel);
    } catch (IOException e) {
      return false;
    }
  }

  /** The lock, if any, is released when the channel is closed. */
  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
