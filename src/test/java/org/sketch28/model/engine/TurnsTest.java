package org.sketch28.model.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sketch28.base.DaemonExecutors;

class TurnsTest {

  @Test
  void whileSomebodyDrawsWorkIsDoneInTurn() throws Exception {
    Turns turns = new Turns();
    AtomicInteger atWork = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch begin = new CountDownLatch(1);
    ExecutorService workers = DaemonExecutors.pool("turns", 3);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          workers.submit(
              () -> {
                begin.await();
                for (int j = 0; j < 200; j++) {
                  InteractiveUse.note();
                  turns.take(
                      () -> {
                        most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        return atWork.decrementAndGet();
                      });
                }
                return null;
              }));
    }
    begin.countDown();
    for (Future<?> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
    workers.shutdown();
    assertEquals(1, most.get());
  }

  /** Two pieces of work that wait for each other end only if both are done at once. */
  @Test
  void otherwiseItIsDoneAtOnce() throws Exception {
    while (InteractiveUse.isRecent()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    Turns turns = new Turns();
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService workers = DaemonExecutors.pool("turns", 2);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      all.add(workers.submit(() -> turns.take(() -> arrival(both))));
    }
    for (Future<Integer> one : all) {
      one.get(60, TimeUnit.SECONDS);
    }
    workers.shutdown();
  }

  private static int arrival(CyclicBarrier barrier) {
    try {
      return barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
