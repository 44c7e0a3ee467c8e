package org.sketch28.base;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Many things that are made independently of each other, on all cores, with progress. */
public final class ParallelFor {

  private ParallelFor() {}

  /**
   * Makes things.
   *
   * @param progress is told on the calling thread, and ends the work by throwing
   * @param each makes one, by its number from 0
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
