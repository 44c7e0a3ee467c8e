package org.sketch28.base;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** A loop whose iterations are independent of each other, on all cores, with progress. */
public final class ParallelFor {

  private static final long REPORT_MILLIS = 50;
  private static final ExecutorService WORKERS = DaemonExecutors.cached("parallel");

  private final int count;
  private final LongIteration each;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private ParallelFor(int count, LongIteration each) {
    this.count = count;
    this.each = each;
  }

  /** An iteration that takes long. */
  @FunctionalInterface
  public interface LongIteration {

    /**
     * @param index from 0
     * @param step is to be run now and then, and ends the iteration by throwing if the loop has
     *     been cancelled
     */
    void run(int index, Runnable step);
  }

  /**
   * Runs all iterations and waits for them. If one of them fails, or progress is cancelled, no more
   * are begun, and those that are running are waited for, too.
   *
   * @param count the number of iterations
   * @param progress is notified on the calling thread, also while iterations are running, and may
   *     cancel by throwing
   * @param each receives the index of an iteration, from 0; on other threads
   */
  public static void of(int count, Progress progress, IntConsumer each) {
    ofLong(count, Integer.MAX_VALUE, progress, (index, step) -> each.accept(index));
  }

  /**
   * As {@link #of}, but iterations that are running can be cancelled.
   *
   * @param most how many may run at the same time, because each needs much memory
   */
  public static void ofLong(int count, int most, Progress progress, LongIteration each) {
    new ParallelFor(count, each).run(most, progress);
    progress.at(count, count);
  }

  private void run(int most, Progress progress) {
    int workers = Math.min(count, Math.min(most, Runtime.getRuntime().availableProcessors()));
    CountDownLatch running = new CountDownLatch(workers);
    boolean interrupted = false;
    int begun = 0;
    try {
      for (; begun < workers; begun++) {
        WORKERS.execute(
            () -> {
              try {
                work();
              } finally {
                running.countDown();
              }
            });
      }
      for (Wait wait = wait(running); wait != Wait.OVER; wait = wait(running)) {
        interrupted |= wait == Wait.INTERRUPTED;
        progress.at(done.get(), count);
      }
    } finally {
      // What works on files must not go on after the caller was told that it ended.
      ended.set(true);
      for (int i = begun; i < workers; i++) {
        running.countDown();
      }
      for (Wait wait = wait(running); wait != Wait.OVER; wait = wait(running)) {
        interrupted |= wait == Wait.INTERRUPTED;
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure.get() instanceof RuntimeException fault) {
      throw fault;
    }
    if (failure.get() instanceof Error fault) {
      throw fault;
    }
  }

  private void work() {
    Runnable step =
        () -> {
          if (ended.get()) {
            throw new CancellationException();
          }
        };
    try {
      for (int i = next.getAndIncrement(); i < count && !ended.get(); i = next.getAndIncrement()) {
        each.run(i, step);
        done.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      ended.set(true);
    }
  }

  private enum Wait {
    /** All workers have ended. */
    OVER,
    GOING_ON,
    /** Which is no way to cancel the loop. */
    INTERRUPTED
  }

  private static Wait wait(CountDownLatch running) {
    try {
      return running.await(REPORT_MILLIS, TimeUnit.MILLISECONDS) ? Wait.OVER : Wait.GOING_ON;
    } catch (InterruptedException e) {
      return Wait.INTERRUPTED;
    }
  }
}
