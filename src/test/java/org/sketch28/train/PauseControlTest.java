package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;

@Timeout(60)
class PauseControlTest {

  @Test
  void aPausedRunSavesWaitsAndContinues() throws Exception {
    PauseControl control = new PauseControl();
    CountDownLatch saved = new CountDownLatch(1);
    CountDownLatch resumed = new CountDownLatch(1);
    AtomicInteger stepsWhilePaused = new AtomicInteger();
    List<Integer> savedAt = new ArrayList<>();
    RunStorage storage =
        new RunStorage() {
          @Override
          public void save(Checkpoint checkpoint) {
            savedAt.add(checkpoint.progress().step());
            saved.countDown();
          }

          @Override
          public void saveBest(Map<String, HostTensor> weights) {}
        };
    ImageDataset data = StrokeDigits.images("digits", 200, 1);
    TrainingRun run =
        new TrainingRun(
            TrainingConfigs.small(Architecture.LINEAR, 1, 10),
            data,
            data.select("none", new int[0]),
            control,
            event -> stepsWhilePaused.addAndGet(resumed.getCount() > 0 ? 1 : 0),
            storage);
    control.pause();
    assertTrue(run.snapshot().isEmpty());
    var executor = DaemonExecutors.single("paused-run");
    try {
      Future<TrainingRun.Result> result = executor.submit(() -> run.run(Optional.empty()));
      saved.await();
      assertTrue(control.isPaused());
      resumed.countDown();
      control.resume();
      assertFalse(result.get().stopped());
      assertEquals(0, stepsWhilePaused.get(), "a paused run takes no steps");
      assertEquals(List.of(0, 20), savedAt);
      assertEquals(result.get().last().average(), run.snapshot().orElseThrow());
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void stoppingEndsAPause() throws Exception {
    PauseControl control = new PauseControl();
    control.pause();
    control.stop();
    assertFalse(control.isPaused());
    control.await();
    assertTrue(control.isStopped());
    assertFalse(control.isSuspended());
    control.suspend();
    assertFalse(control.isSuspended(), "what the user stopped is not offered again");
  }

  @Test
  void suspendingEndsARunThatIsToBeResumed() {
    PauseControl control = new PauseControl();
    control.suspend();
    assertTrue(control.isStopped());
    assertTrue(control.isSuspended());
    control.suspend();
    assertTrue(control.isSuspended());
  }
}
