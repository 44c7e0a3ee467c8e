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
 * Runs tasks on one background thread, of which only the latest counts: an earlier task is skipped
 * if it has not started, and its result is dropped if it has.
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
   * Submits a task, in place of all earlier ones.
   *
   * @param work runs on the background thread
   * @param result receives the task's result, unless a newer task was submitted meanwhile
   */
  public <T> void submit(Supplier<T> work, Consumer<T> result) {
    submit(work, result, dropped -> {});
  }

  /**
   * Submits a task whose result must be disposed of if it is not used.
   *
   * @param work runs on the background thread
   * @param result receives the task's result, unless a newer task was submitted meanwhile
   * @param dropped receives the result in that case, on either thread
   */
  public <T> void submit(Supplier<T> work, Consumer<T> result, Consumer<T> dropped) {
    long ticket = latest.incrementAndGet();
    if (worker.isShutdown()) {
      // The window is being closed, and the result is no longer needed.
      return;
    }
    worker.execute(
        () -> {
          if (ticket == latest.get()) {
            run(() -> deliver(ticket, work.get(), result, dropped));
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
      // The receiver was closed meanwhile, and the result is no longer needed.
      LOG.debug("The result arrived too late", e);
      dropped.accept(value);
    }
  }

  /**
   * Submits a task that counts besides the latest one: it is neither skipped nor skips others.
   *
   * @param work runs on the background thread
   * @param result receives the task's result
   */
  public <T> void submitBeside(Supplier<T> work, Consumer<T> result) {
    if (worker.isShutdown()) {
      return;
    }
    worker.execute(
        () ->
            run(
                () -> {
                  T value = work.get();
                  try {
                    receiver.execute(() -> result.accept(value));
                  } catch (RejectedExecutionException e) {
                    LOG.debug("The result arrived too late", e);
                  }
                }));
  }

  /** Runs something on the background thread after all tasks submitted so far; never skipped. */
  public void afterwards(Runnable task) {
    worker.execute(() -> run(task));
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      faults.report(e);
    }
  }

  /** Drops all submitted tasks and their results. */
  public void cancel() {
    latest.incrementAndGet();
  }

  @Override
  public void close() {
    cancel();
    worker.shutdown();
  }
}
