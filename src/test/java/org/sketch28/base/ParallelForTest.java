package org.sketch28.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ParallelForTest {

  @Test
  void everyIterationRunsOnce() {
    BitSet seen = new BitSet();
    AtomicInteger count = new AtomicInteger();
    ParallelFor.of(
        1000,
        Progress.NONE,
        i -> {
          count.incrementAndGet();
          synchronized (seen) {
            seen.set(i);
          }
        });
    assertEquals(1000, count.get());
    assertEquals(1000, seen.cardinality());
  }

  /** What works on files must not go on after the caller was told that it ended. */
  @RepeatedTest(20)
  void nothingRunsAfterItWasCancelled() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger begun = new AtomicInteger();
    int count = 1_000_000;
    assertThrows(
        CancellationException.class,
        () ->
            ParallelFor.of(
                count,
                (done, total) -> {
                  throw new CancellationException();
                },
                i -> {
                  running.incrementAndGet();
                  begun.incrementAndGet();
                  long end = System.nanoTime() + 1_000_000;
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  running.decrementAndGet();
                }));
    assertEquals(0, running.get());
    int then = begun.get();
    Thread.sleep(5);
    assertEquals(then, begun.get());
    assertTrue(then < count);
  }

  /** None of them ends by itself. */
  @Test
  void longIterationsAreCancelledWhileTheyRun() {
    assertThrows(
        CancellationException.class,
        () ->
            ParallelFor.ofLong(
                4,
                4,
                (done, total) -> {
                  throw new CancellationException();
                },
                (index, step) -> {
                  while (true) {
                    step.run();
                  }
                }));
  }

  @Test
  void noMoreRunAtTheSameTimeThanMay() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ParallelFor.ofLong(
        5,
        1,
        Progress.NONE,
        (i, step) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          // Long enough for another one to begin.
          long end = System.nanoTime() + 20_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          running.decrementAndGet();
        });
    assertEquals(1, most.get());
  }

  /** Without it, a loop whose last iteration is long could not be cancelled. */
  @Test
  void progressIsReportedAlsoWhileIterationsRun() {
    CountDownLatch reported = new CountDownLatch(1);
    AtomicBoolean waited = new AtomicBoolean();
    ParallelFor.of(
        1,
        (done, total) -> reported.countDown(),
        i -> {
          try {
            waited.set(reported.await(20, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertTrue(waited.get());
  }

  @Test
  void aFaultOfAnIterationIsThrown() {
    assertThrows(
        IllegalStateException.class,
        () ->
            ParallelFor.of(
                100,
                Progress.NONE,
                i -> {
                  if (i == 57) {
                    throw new IllegalStateException("57");
                  }
                }));
  }
}
