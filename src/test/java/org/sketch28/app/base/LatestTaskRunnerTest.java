package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.sketch28.base.DirectExecutorService;

/** Only the latest task counts, on a worker and a receiver that the test drives by hand. */
class LatestTaskRunnerTest {

  private final ManualExecutorService worker = new ManualExecutorService();
  private final ManualExecutorService receiver = new ManualExecutorService();
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> run = new ArrayList<>();
  private final List<String> received = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final LatestTaskRunner runner =
      new Tasks(name -> worker, receiver, faults::add).latest("test");

  private void submit(String name) {
    runner.submit(
        () -> {
          run.add(name);
          return name;
        },
        received::add,
        dropped::add);
  }

  private void runAll() {
    worker.runAll();
    receiver.runAll();
  }

  @Test
  void anEarlierTaskThatHasNotStartedIsSkipped() {
    submit("old");
    submit("new");
    runAll();
    assertEquals(List.of("new"), run);
    assertEquals(List.of("new"), received);
    assertTrue(dropped.isEmpty());
  }

  @Test
  void theResultOfAnEarlierTaskIsDropped() {
    submit("old");
    worker.runAll();
    submit("new");
    runAll();
    assertEquals(List.of("old", "new"), run);
    assertEquals(List.of("new"), received);
    assertEquals(List.of("old"), dropped);
  }

  @Test
  void aCancelledTaskHasNoResult() {
    submit("one");
    runner.cancel();
    runAll();
    submit("two");
    worker.runAll();
    runner.cancel();
    runAll();
    assertEquals(List.of("two"), run);
    assertTrue(received.isEmpty());
    assertEquals(List.of("two"), dropped);
  }

  @Test
  void nothingRunsAfterClosing() {
    submit("before");
    runner.close();
    submit("after");
    runAll();
    assertTrue(run.isEmpty());
  }

  @Test
  void anAfterwardsTaskRunsAfterASkippedTaskToo() {
    submit("old");
    runner.afterwards(() -> run.add("afterwards"));
    runner.cancel();
    runAll();
    assertEquals(List.of("afterwards"), run);
  }

  @Test
  void aFaultIsReportedOnceAndTheNextTaskRuns() {
    IllegalStateException fault = new IllegalStateException("provoked");
    runner.<String>submit(
        () -> {
          throw fault;
        },
        received::add);
    runAll();
    runner.afterwards(
        () -> {
          throw fault;
        });
    runAll();
    submit("next");
    runAll();
    assertEquals(List.of(fault, fault), faults);
    assertEquals(List.of("next"), received);
  }

  @Test
  void aResultForAClosedReceiverIsDropped() {
    Tasks closed =
        new Tasks(
            name -> new DirectExecutorService(),
            task -> {
              throw new RejectedExecutionException("closed");
            },
            faults::add);
    closed.latest("test").submit(() -> "late", received::add, dropped::add);
    assertEquals(List.of("late"), dropped);
    assertTrue(received.isEmpty());
    assertTrue(faults.isEmpty());
  }
}
