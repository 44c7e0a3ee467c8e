package org.sketch28.app.base;

import java.util.concurrent.Executor;
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
  private final Executor receiver;
  private final Consumer<String> failed;

  /** Writes something. */
  @FunctionalInterface
  public interface Write {
    /** Runs in the background; what it gives runs at the receiver when it is on the disk. */
    Runnable make() throws UserFacingException;
  }

  /**
   * @param name of the thread
   * @param receiver runs what is to happen afterwards: the FX thread
   * @param failed receives messages for the user, at the receiver
   */
  public SaveQueue(String name, Executor receiver, Consumer<String> failed) {
    this.receiver = receiver;
    this.failed = failed;
    this.worker = DaemonExecutors.single(name);
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
    worker.execute(() -> receiver.execute(attempt(write, problem)));
  }

  private static Runnable attempt(Write write, Consumer<String> problem) {
    try {
      return write.make();
    } catch (UserFacingException e) {
      return () -> problem.accept(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("A write failed", e);
      return () -> problem.accept(Messages.text("job.bug", e));
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
