package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;

/** Jobs on a worker, a receiver and a clock that the test drives by hand. */
class JobRunnerTest {

  private final ManualExecutorService worker = new ManualExecutorService();
  private final ManualExecutorService receiver = new ManualExecutorService();
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private long nanos;
  private final JobRunner jobs = new JobRunner(worker, receiver, faults::add, () -> nanos);

  private void start(JobRunner.Work work) {
    jobs.start("Counting", work, failures::add);
  }

  private void runAll() {
    worker.runAll();
    receiver.runAll();
  }

  @Test
  void aJobRunsInTheBackgroundAndItsResultAtTheReceiver() {
    start(progress -> () -> done.add("result"));
    assertTrue(jobs.runningProperty().get());
    assertEquals("Counting", jobs.titleProperty().get());
    worker.runAll();
    assertTrue(done.isEmpty());
    receiver.runAll();
    assertEquals(List.of("result"), done);
    assertFalse(jobs.runningProperty().get());
  }

  @Test
  void aSecondJobIsRefusedWhileOneIsRunning() {
    start(progress -> () -> done.add("first"));
    start(progress -> () -> done.add("second"));
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("Counting"), failures.get(0));
    runAll();
    assertEquals(List.of("first"), done);
    start(progress -> () -> done.add("third"));
    runAll();
    assertEquals(List.of("first", "third"), done);
  }

  @Test
  void aJobInTurnFollowsTheOneBeforeItWithoutAPause() {
    List<Boolean> running = new ArrayList<>();
    jobs.runningProperty().addListener((p, o, n) -> running.add(n));
    start(progress -> () -> done.add("first"));
    jobs.startInTurn("Next", progress -> () -> done.add("second"), failures::add);
    assertEquals("Counting", jobs.titleProperty().get());
    runAll();
    assertEquals("Next", jobs.titleProperty().get());
    runAll();
    assertEquals(List.of("first", "second"), done);
    assertEquals(List.of(true, false), running, "who waits for the end of all is not misled");
    assertEquals(List.of(), failures);
  }

  /** Such as "Replace it?", answered with yes. */
  @Test
  void aJobThatAnotherOneAsksForAtItsEndComesBeforeThoseThatWait() {
    start(progress -> () -> start(again -> () -> done.add("asked for")));
    jobs.startInTurn("Next", progress -> () -> done.add("waited"), failures::add);
    for (int i = 0; i < 3; i++) {
      runAll();
    }
    assertEquals(List.of("asked for", "waited"), done);
    assertEquals(List.of(), failures);
    assertFalse(jobs.runningProperty().get());
  }

  @Test
  void noJobStartsAfterClosing() {
    jobs.close();
    start(progress -> () -> done.add("late"));
    runAll();
    assertTrue(done.isEmpty());
    assertFalse(jobs.runningProperty().get());
  }

  @Test
  void progressAndRemainingTimeAreShown() {
    start(
        progress -> {
          progress.at(20, 100);
          nanos += TimeUnit.SECONDS.toNanos(10);
          progress.at(30, 100);
          return () -> {};
        });
    worker.runAll();
    receiver.runNext();
    assertEquals(0.2, jobs.fractionProperty().get(), 1e-9);
    assertEquals("", jobs.remainingProperty().get());
    receiver.runNext();
    assertEquals(0.3, jobs.fractionProperty().get(), 1e-9);
    assertEquals(Messages.text("job.minutes", 1), jobs.remainingProperty().get());
  }

  @Test
  void fewSecondsAreShownAsSecondsAndAnUnknownTotalAsNothing() {
    start(
        progress -> {
          progress.at(0, 100);
          nanos += TimeUnit.SECONDS.toNanos(9);
          progress.at(90, 100);
          nanos += TimeUnit.SECONDS.toNanos(1);
          progress.at(95, 0);
          return () -> {};
        });
    worker.runAll();
    receiver.runNext();
    receiver.runNext();
    assertEquals(Messages.text("job.seconds", 1), jobs.remainingProperty().get());
    receiver.runNext();
    assertEquals(-1, jobs.fractionProperty().get());
    assertEquals("", jobs.remainingProperty().get());
  }

  @Test
  void progressIsShownAtMostTenTimesASecond() {
    List<Double> shown = new ArrayList<>();
    jobs.fractionProperty().addListener((p, o, fraction) -> shown.add(fraction.doubleValue()));
    start(
        progress -> {
          for (int i = 0; i < 1000; i++) {
            progress.at(i, 1000);
            nanos += TimeUnit.MILLISECONDS.toNanos(1);
          }
          return () -> {};
        });
    runAll();
    assertEquals(10, shown.size());
  }

  @Test
  void aCancelledJobEndsAtItsNextProgressWithoutAResult() {
    start(
        progress -> {
          jobs.cancel();
          progress.at(1, 2);
          return () -> done.add("result");
        });
    runAll();
    assertTrue(done.isEmpty());
    assertTrue(failures.isEmpty());
    assertTrue(faults.isEmpty());
    assertFalse(jobs.runningProperty().get());
    start(
        progress -> {
          progress.at(1, 2);
          return () -> done.add("not cancelled");
        });
    runAll();
    assertEquals(List.of("not cancelled"), done);
  }

  @Test
  void aFailureGivesItsMessage() {
    start(
        progress -> {
          throw new UserFacingException("The disk is full.");
        });
    runAll();
    assertEquals(List.of("The disk is full."), failures);
    assertFalse(jobs.runningProperty().get());
  }

  @Test
  void aFaultIsReportedOnceAndEndsTheJob() {
    IllegalStateException fault = new IllegalStateException("provoked");
    start(
        progress -> {
          throw fault;
        });
    runAll();
    assertEquals(List.of(fault), faults);
    assertTrue(failures.isEmpty());
    assertFalse(jobs.runningProperty().get());
  }

  @Test
  void closingCancelsTheJob() {
    start(
        progress -> {
          progress.at(1, 2);
          return () -> done.add("result");
        });
    jobs.close();
    receiver.runAll();
    assertTrue(done.isEmpty());
  }
}
