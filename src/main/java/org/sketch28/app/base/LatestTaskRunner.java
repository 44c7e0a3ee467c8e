package org.sketch28.app.base;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sketch28.base.FaultReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on one background thread of which only the latest counts: what was asked for before it is
 * skipped if it has not begun, and its result is dropped if it has.
 */
public final class LatestTaskRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LatestTaskRunner.class);

  private final AtomicLong latest = new AtomicLong();
  private final ExecutorService worker;
  private final Executor receiver;
  private final FaultReporter faults;

  LatestTaskRunner(ExecutorService worker, Executor receiver, FaultReporter faults) {
    this.worker = worker;
    this.receiver = receiver;
    this.faults = faults;
  }

  /**
   * Asks for a result, in place of all that was asked for before.
   *
   * @param work runs on the background thread
   * @param result receives what it gave, unless something newer was asked for meanwhile
   */
  public <T> void submit(Supplier<T> work, Consumer<T> result) {
    submit(work, result, dropped -> {});
  }

  /**
   * Asks for a result that must be put away when nobody wants it any more.
   *
   * @param work runs on the background thread
   * @param result receives what it gave, unless something newer was asked for meanwhile
   * @param dropped receives it then, on either thread
   */
  public <T> void submit(Supplier<T> work, Consumer<T> result, Consumer<T> dropped) {
    long ticket = latest.incrementAndGet();
    if (worker.isShutdown()) {
      // The window is being closed; nobody waits for the result any more.
      return;
    }
    worker.execute(
        () -> {
          if (ticket == latest.get()) {
            try {
              deliver(ticket, work.get(), result, dropped);
            } catch (RuntimeException | Error e) {
              faults.report(e);
            }
          }
        });
  }

  private <T> void deliver(long ticket, T value, Consumer<T> result, Consumer<T> dropped) {
    try {
      receiver.execute(
          () -> {
            if (ticket == latest.get()) {
              result.accept(value);
            } else {
              dropped.accept(value);
            }
          });
    } catch (RejectedExecutionException e) {
      // The receiver was closed meanwhile; nobody waits for the result any more.
      LOG.debug("A result came too late", e);
      dropped.accept(value);
    }
  }

  /** Runs something on the background thread after all work that was asked for until now. */
  public void afterwards(Runnable task) {
    worker.execute(task);
  }

  /** Drops everything that was asked for. */
  public void cancel() {
    latest.incrementAndGet();
  }

  @Override
  public void close() {
    cancel();
    worker.shutdown();
  }
}
