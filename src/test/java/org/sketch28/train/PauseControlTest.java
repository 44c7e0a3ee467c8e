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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;

class PauseControlTest {

  @Test
  void aPausedRunSavesWaitsAndContinues() throws Exception {
    PauseControl control = new PauseControl();
    CountDownLatch saved = new CountDownLatch(1);
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
            event -> {},
            storage);
    control.pause();
    assertTrue(run.snapshot().isEmpty());
    var executor = DaemonExecutors.single("paused-run");
    Future<TrainingRun.Result> result = executor.submit(() -> run.run(Optional.empty()));
    assertTrue(saved.await(60, TimeUnit.SECONDS), "a paused run is saved");
    assertTrue(control.isPaused());
    assertFalse(result.isDone());
    control.resume();
    assertFalse(result.get(60, TimeUnit.SECONDS).stopped());
    assertEquals(List.of(0, 20), savedAt);
    assertEquals(result.get().last().average(), run.snapshot().orElseThrow());
    executor.shutdown();
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
    assertTrue(control.isSuspended());
  }

  @Test
  void theBareLoopTrainsToo() throws Exception {
    TrainingConfig config = TrainingConfigs.small(Architecture.LINEAR, 1, 10);
    ImageDataset data = StrokeDigits.images("digits", 60, 1);
    assertTrue(BareTrainingLoop.imagesPerSecond(config, data, 5) > 0);
  }
}
