package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.UserFacingException;

/** Every write runs, in order, and failures are reported. */
class SaveQueueTest {

  private final List<String> saved = Collections.synchronizedList(new ArrayList<>());
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
  private final Tasks direct = ManualTasks.direct(faults);

  private SaveQueue.Write write(String name) {
    return () -> () -> saved.add(name);
  }

  @Test
  void closingWaitsForEveryWriteInOrder() {
    CountDownLatch begin = new CountDownLatch(1);
    Tasks background = new Tasks(DaemonExecutors::single, Runnable::run, faults::add);
    try (SaveQueue saves = background.saves("test", failures::add)) {
      saves.submit(
          () -> {
            awaitLatch(begin);
            return () -> {};
          });
      IntStream.range(0, 20).forEach(i -> saves.submit(write("" + i)));
      assertTrue(saved.isEmpty());
      begin.countDown();
    }
    assertEquals(IntStream.range(0, 20).mapToObj(i -> "" + i).toList(), saved);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aFailureIsReportedAndTheNextWriteRuns() {
    SaveQueue saves = direct.saves("test", failures::add);
    List<String> notSaved = new ArrayList<>();
    SaveQueue.Write failing =
        () -> {
          throw new UserFacingException("The disk is full.");
        };
    saves.submit(failing);
    saves.submit(failing, () -> notSaved.add("second"));
    saves.submit(write("next"));
    assertEquals(List.of("The disk is full.", "The disk is full."), failures);
    assertEquals(List.of("second"), notSaved);
    assertEquals(List.of("next"), saved);
  }

  @Test
  void aFaultIsReportedOnceAndIsNotTakenForSuccess() {
    SaveQueue saves = direct.saves("test", failures::add);
    IllegalStateException fault = new IllegalStateException("provoked");
    List<String> notSaved = new ArrayList<>();
    saves.submit(
        () -> {
          throw fault;
        },
        () -> notSaved.add("first"));
    saves.submit(write("next"));
    assertEquals(List.of(fault), faults);
    assertEquals(List.of("first"), notSaved);
    assertEquals(List.of("next"), saved);
    assertTrue(failures.isEmpty());
  }

  @Test
  void nothingIsSavedAfterClosing() {
    SaveQueue saves = direct.saves("test", failures::add);
    saves.close();
    saves.submit(write("late"));
    assertTrue(saved.isEmpty());
  }
}
