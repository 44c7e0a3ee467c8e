package org.sketch28.base;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A loop whose iterations are independent of each other, on all cores, with progress. */
public final class ParallelFor {

  private ParallelFor() {}

  /**
   * Runs all iterations and waits for them.
   *
   * @param count the number of iterations
   * @param progress is notified on the calling thread, and may cancel by throwing
   * @param each receives the index of an iteration, from 0; on any thread
   */
  public static void of(int count, Progress progress, IntConsumer each) {
    Thread caller = Thread.currentThread();
    AtomicInteger done = new AtomicInteger();
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              each.accept(i);
              int now = done.incrementAndGet();
              if (Thread.currentThread().equals(caller)) {
                progress.at(now, count);
              }
            });
    progress.at(count, count);
  }
}
