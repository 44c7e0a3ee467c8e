package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.train.run.StatefulRuns.DATA;
import static org.sketch28.train.run.StatefulRuns.HELD;
import static org.sketch28.train.run.StatefulRuns.config;
import static org.sketch28.train.run.StatefulRuns.newRun;
import static org.sketch28.train.run.StatefulRuns.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;
import org.sketch28.train.step.OptimizerConfig;

/** How a run can end before its last step, and what is left of it. */
class TrainingSessionTest {

  @TempDir private Path folder;

  @Test
  void aLossThatIsNoNumberEndsTheRunAndLeavesTheLastGoodCheckpoint() throws Exception {
    TrainingConfig good = config(Architecture.MLP, OptimizerConfig.Kind.SGD);
    TrainingConfig wild =
        TrainingConfigBuilder.builder(good)
            .optimizer(
                new OptimizerConfig(
                    OptimizerConfig.Kind.SGD, 9.9, OptimizerConfig.Schedule.CONSTANT, 0, 0.9, 0.99))
            .labelSmoothing(0)
            .dropout(0)
            .emaDecay(0)
            .augmentation(Augmentation.NONE)
            .outliers(0)
            .build();
    RunStore store = new RunStore(folder);
    RunInfo run = newRun(store, wild);
    UserFacingException e =
        assertThrows(UserFacingException.class, () -> session(store, run, event -> {}).train());
    assertTrue(e.getMessage().contains("lower learning rate"), e.getMessage());
    RunInfo failed = store.find(run.id());
    assertEquals(RunInfo.Status.FAILED, failed.status());
    assertEquals(e.getMessage(), failed.message());
  }

  @Test
  void measuringAtTheEndOfAnEpochDoesNotChangeTheLosses() throws Exception {
    TrainingConfig config = config(Architecture.CNN, OptimizerConfig.Kind.ADAMW);
    assertEquals(losses(config, DATA.select("none", new int[0])), losses(config, HELD));
  }

  private static List<Double> losses(TrainingConfig config, ImageDataset held) throws Exception {
    List<Double> losses = new ArrayList<>();
    new TrainingRun(
            config,
            DATA,
            held,
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                losses.add(batch.loss());
              }
            },
            RunStorage.NONE)
        .run(Optional.empty());
    assertEquals(40, losses.size());
    return losses;
  }

  /** A disk that is full from the second checkpoint on. */
  @Test
  void aFullDiskEndsTheRunAndLeavesTheLastGoodCheckpoint() throws Exception {
    List<Integer> savedAt = new ArrayList<>();
    RunStorage full =
        new RunStorage() {
          @Override
          public void save(Checkpoint checkpoint) throws UserFacingException {
            if (savedAt.size() == 1) {
              throw new UserFacingException("No space left on device");
            }
            savedAt.add(checkpoint.progress().step());
          }

          @Override
          public void saveBest(Map<String, HostTensor> weights) {}
        };
    TrainingRun run =
        new TrainingRun(
            config(Architecture.LINEAR, OptimizerConfig.Kind.ADAM), DATA, HELD, event -> {}, full);
    UserFacingException e =
        assertThrows(UserFacingException.class, () -> run.run(Optional.empty()));
    assertEquals("No space left on device", e.getMessage());
    assertEquals(List.of(20), savedAt);
  }

  @Test
  void patienceEndsARunThatNoLongerGetsBetter() throws Exception {
    TrainingConfig config = config(Architecture.LINEAR, OptimizerConfig.Kind.ADAMW);
    TrainingConfig impatient =
        TrainingConfigBuilder.builder(config)
            .epochs(200)
            .batchSize(64)
            .labelSmoothing(0)
            .dropout(0)
            .emaDecay(0)
            .augmentation(Augmentation.NONE)
            .outliers(0)
            .patience(2)
            .build();
    RunStore store = new RunStore(folder);
    RunInfo done = session(store, newRun(store, impatient), event -> {}).train();
    assertEquals(RunInfo.Status.FINISHED, done.status());
    assertTrue(done.step() < done.steps(), "ended at " + done.step());
    assertEquals(2, done.step() / 5 - done.bestEpoch());
  }

  @Test
  void twoCannotTrainTheSameRun() throws Exception {
    RunStore store = new RunStore(folder);
    TrainingConfig config = config(Architecture.LINEAR, OptimizerConfig.Kind.ADAMW);
    RunInfo run = newRun(store, config);
    List<String> messages = new ArrayList<>();
    session(
            store,
            run,
            event -> {
              if (messages.isEmpty()) {
                assertTrue(store.isLive(run.id()));
                UserFacingException e =
                    assertThrows(
                        UserFacingException.class, () -> session(store, run, other -> {}).train());
                messages.add(e.getMessage());
              }
            })
        .train();
    assertTrue(messages.get(0).contains("another window"), messages.toString());
  }
}
