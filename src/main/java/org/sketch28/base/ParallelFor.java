package org.sketch28.base;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A loop whose iterations are independent of each other, on all cores, with progress. */
public final class ParallelFor {

  private ParallelFor() {}

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
   * @param progress is notified on the calling thread, and may cancel by throwing
   * @param each receives the index of an iteration, from 0; on any thread
   */
  public static void of(int count, Progress progress, IntConsumer each) {
    ofLong(count, progress, (index, step) -> each.accept(index));
  }

  /** As {@link #of}, but iterations that are running can be cancelled. */
  public static void ofLong(int count, Progress progress, LongIteration each) {
    Thread caller = Thread.currentThread();
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean ended = new AtomicBoolean();
    Phaser running = new Phaser(1);
    Runnable step =
        () -> {
          if (ended.get()) {
            throw new CancellationException();
          }
          if (Thread.currentThread().equals(caller)) {
            progress.at(done.get(), count);
          }
        };
    try {
      IntStream.range(0, count)
          .parallel()
          .forEach(
              i -> {
                running.register();
                try {
                  if (ended.get()) {
                    return;
                  }
                  each.run(i, step);
                } finally {
                  running.arriveAndDeregister();
                }
                int now = done.incrementAndGet();
                if (Thread.currentThread().equals(caller)) {
                  progress.at(now, count);
                }
              });
    } finally {
      // A stream that fails does not wait for what it began on other threads.
      ended.set(true);
      running.arriveAndAwaitAdvance();
    }
    progress.at(count, count);
  }
}
