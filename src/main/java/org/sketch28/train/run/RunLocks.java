package org.sketch28.train.run;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sketch28.base.FileLocks;

/**
 * Which runs are being trained now, by this process or another: a locked {@code run.lock} in the
 * folder of each.
 */
final class RunLocks {

  private static final String FILE = "run.lock";

  private RunLocks() {}

  /**
   * Locks a run.
   *
   * @param folder of the run; created if it does not exist
   * @return what releases the run; empty if it is being trained already
   */
  static Optional<Closeable> lock(Path folder) throws IOException {
    return FileLocks.tryLock(folder.resolve(FILE));
  }

  /** Whether some process is training the run in this folder. */
  static boolean isLocked(Path folder) {
    try {
      return FileLocks.isLocked(folder.resolve(FILE));
    } catch (IOException e) {
      return false;
    }
  }
}
