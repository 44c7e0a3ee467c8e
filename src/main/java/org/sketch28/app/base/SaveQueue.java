package org.sketch28.app.base;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;

/**
 * Saves the user's work on a background thread, one write after another in the order of submission.
 * Unlike the tasks of a {@link LatestTaskRunner}, no write is skipped, and closing waits for them.
 */
public final class SaveQueue implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final ExecutorService worker;
  private final Tasks tasks;
  private final Consumer<String> failed;

  /** Writes something to the disk. */
  @FunctionalInterface
  public interface Write {

    /**
     * Runs in the background.
     *
     * @return runs on the receiver's thread afterwards
     * @throws UserFacingException if the write fails
     */
    Runnable run() throws UserFacingException;
  }

  SaveQueue(ExecutorService worker, Tasks tasks, Consumer<String> failed) {
    this.worker = worker;
    this.tasks = tasks;
    this.failed = failed;
  }

  /** Submits a write. */
  public void submit(Write write) {
    submit(write, () -> {});
  }

  /**
   * Submits a write.
   *
   * @param notSaved runs on the receiver's thread if this write fails, in whatever way, after the
   *     user was told
   */
  public void submit(Write write, Runnable notSaved) {
    if (worker.isShutdown()) {
      // The window is being closed.
      return;
    }
    worker.execute(() -> tasks.receiver().execute(attempt(write, notSaved)));
  }

  private Runnable attempt(Write write, Runnable notSaved) {
    try {
      return write.run();
    } catch (UserFacingException e) {
      return () -> {
        failed.accept(e.getMessage());
        notSaved.run();
      };
    } catch (RuntimeException | Error e) {
      tasks.faults().report(e);
      return notSaved;
    }
  }

  /** Waits until all submitted writes have run. */
  @Override
  public void close() {
    Closing.await(worker, CLOSING);
  }
}
