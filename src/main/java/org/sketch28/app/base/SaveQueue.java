package org.sketch28.app.base;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the user made, on its way to the disk: one write after another on a background thread, in
 * the order in which they were asked for. Unlike with {@link LatestTaskRunner} none is skipped, and
 * closing waits for them.
 */
public final class SaveQueue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SaveQueue.class);
  private static final long CLOSING_SECONDS = 10;

  private final ExecutorService worker;
  private final Tasks tasks;
  private final Consumer<String> failed;

  /** Writes something. */
  @FunctionalInterface
  public interface Write {
    /** Runs in the background; what it gives runs at the receiver when it is on the disk. */
    Runnable make() throws UserFacingException;
  }

  SaveQueue(ExecutorService worker, Tasks tasks, Consumer<String> failed) {
    this.worker = worker;
    this.tasks = tasks;
    this.failed = failed;
  }

  /** Asks for a write. */
  public void submit(Write write) {
    submit(write, failed);
  }

  /**
   * Asks for a write.
   *
   * @param problem receives the message if this one fails, at the receiver
   */
  public void submit(Write write, Consumer<String> problem) {
    if (worker.isShutdown()) {
      // The window is being closed.
      return;
    }
    worker.execute(() -> tasks.receiver().execute(attempt(write, problem)));
  }

  private Runnable attempt(Write write, Consumer<String> problem) {
    try {
      return write.make();
    } catch (UserFacingException e) {
      return () -> problem.accept(e.getMessage());
    } catch (RuntimeException | Error e) {
      tasks.faults().report(e);
      return () -> {};
    }
  }

  /** Waits until everything is written that was asked for. */
  @Override
  public void close() {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Closed before everything was written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
