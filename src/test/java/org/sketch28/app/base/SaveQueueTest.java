package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;

class SaveQueueTest {

  @Test
  void everyWriteIsMadeInOrderAndClosingWaitsForThem() throws Exception {
    List<Integer> made = Collections.synchronizedList(new ArrayList<>());
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begin = new CountDownLatch(1);
    try (SaveQueue writes = Tasks.receivedBy(Runnable::run).saves("test-writes", failures::add)) {
      for (int i = 0; i < 20; i++) {
        int number = i;
        writes.submit(
            () -> {
              if (number == 0) {
                awaitLatch(begin);
              }
              if (number == 7) {
                throw new UserFacingException("The disk is full.");
              }
              return () -> made.add(number);
            });
      }
      begin.countDown();
    }
    assertEquals(IntStream.range(0, 20).filter(i -> i != 7).boxed().toList(), made);
    assertEquals(List.of("The disk is full."), failures);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aResultThatNobodyWantsAnyMoreIsPutAway() throws Exception {
    List<String> received = Collections.synchronizedList(new ArrayList<>());
    List<String> dropped = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (LatestTaskRunner latest = Tasks.receivedBy(Runnable::run).latest("test-latest")) {
      latest.submit(
          () -> {
            begun.countDown();
            awaitLatch(begin);
            return "old";
          },
          received::add,
          dropped::add);
      begun.await();
      latest.submit(
          () -> "new",
          value -> {
            received.add(value);
            done.countDown();
          });
      begin.countDown();
      done.await();
    }
    assertEquals(List.of("new"), received);
    assertEquals(List.of("old"), dropped);
  }
}
