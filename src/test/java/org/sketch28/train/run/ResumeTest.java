package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.OptimizerConfig;
import org.sketch28.train.PauseControl;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;
import org.sketch28.train.ValidationSplit;

/**
 * A run that was interrupted and is resumed gives the losses of one that never stopped, number by
 * number, on either engine.
 */
class ResumeTest {

  private static final ImageDataset DATA = StrokeDigits.images("training", 320, 1);
  private static final ImageDataset HELD = StrokeDigits.images("validation", 100, 2);

  @TempDir private Path folder;

  /** Everything that is random or has a state is on. */
  private static TrainingConfig config(Architecture architecture, OptimizerConfig.Kind kind) {
    boolean adam = kind == OptimizerConfig.Kind.ADAM || kind == OptimizerConfig.Kind.ADAMW;
    return TrainingConfigBuilder.builder()
        .architecture(architecture)
        .epochs(2)
        .batchSize(16)
        .optimizer(
            new OptimizerConfig(
                kind, adam ? 2e-3 : 0.02, OptimizerConfig.Schedule.COSINE, 0.1, 0.9, 0.01))
        .labelSmoothing(0.05)
        .dropout(0.2)
        .emaDecay(0.98)
        .augmentation(
            AugmentationBuilder.builder()
                .rotation(10)
                .shift(1)
                .zoom(0.1)
                .shear(0.1)
                .elastic(0.5)
                .erase(0.2)
                .build())
        .outliers(0.05)
        .validationShare(0.1)
        .seed(5)
        .build();
  }

  private static TrainingData data() {
    return new TrainingData(
        List.of("stroke-digits"),
        Domain.DIGITS,
        new ValidationSplit(DATA, HELD, "synthetic"),
        Map.of(),
        false);
  }

  private RunInfo newRun(RunStore store, TrainingConfig config) throws UserFacingException {
    return store.create("a run", data(), config);
  }

  private static TrainingSession session(
      RunStore store, RunInfo run, Consumer<TrainingEvent> listener) {
    return new TrainingSession(store, new LoadedRun(run, data()), new PauseControl(), listener);
  }

  private static List<TrainingEvent> losses(RunStore store, RunInfo run)
      throws UserFacingException {
    return store.history(run);
  }

  @ParameterizedTest
  @EnumSource(OptimizerConfig.Kind.class)
  void aStoppedRunIsResumedAsIfItHadNotStopped(OptimizerConfig.Kind kind) throws Exception {
    goesOn(config(Architecture.MLP, kind));
  }

  @Test
  void soDoesANetworkWithBatchNorm() throws Exception {
    goesOn(config(Architecture.CNN, OptimizerConfig.Kind.ADAMW));
  }

  private void goesOn(TrainingConfig config) throws Exception {
    RunStore store = new RunStore(folder);
    RunInfo whole = session(store, newRun(store, config), event -> {}).train();
    assertEquals(RunInfo.Status.FINISHED, whole.status());

    RunInfo broken = newRun(store, config);
    TrainingSession[] first = new TrainingSession[1];
    first[0] =
        session(
            store,
            broken,
            event -> {
              if (event instanceof TrainingEvent.Batch batch && batch.step() == 26) {
                first[0].control().stop();
              }
            });
    RunInfo stopped = first[0].train();
    assertEquals(RunInfo.Status.STOPPED, stopped.status());
    assertTrue(stopped.step() >= 26 && stopped.step() < 40, "ended in the middle of an epoch");
    RunInfo done = session(store, stopped, event -> {}).train();

    assertSame(store, whole, done);
  }

  private static void assertSame(RunStore store, RunInfo whole, RunInfo done)
      throws UserFacingException {
    assertEquals(RunInfo.Status.FINISHED, done.status());
    List<TrainingEvent> expected = losses(store, whole);
    List<TrainingEvent> found = losses(store, done);
    assertEquals(42, expected.size());
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) instanceof TrainingEvent.Batch batch) {
        assertEquals(batch, found.get(i));
      } else {
        TrainingEvent.Epoch a = (TrainingEvent.Epoch) expected.get(i);
        TrainingEvent.Epoch b = (TrainingEvent.Epoch) found.get(i);
        assertEquals(a.validationLoss(), b.validationLoss());
        assertEquals(a.trainingLoss(), b.trainingLoss());
        assertEquals(a.best(), b.best());
      }
    }
    assertEquals(store.best(whole.id()), store.best(done.id()));
  }

  /** A program of its own, to be killed. */
  public static final class Trainer {
    private Trainer() {}

    public static void main(String[] arguments) throws Exception {
      RunStore store = new RunStore(Path.of(arguments[0]));
      session(
              store,
              store.find(arguments[1]),
              event -> {
                System.out.println(event);
                System.out.flush();
              })
          .train();
    }
  }

  @Test
  void aKilledRunIsResumedFromItsLastCheckpoint() throws Exception {
    TrainingConfig config = config(Architecture.LENET5, OptimizerConfig.Kind.ADAMW);
    RunStore store = new RunStore(folder);
    RunInfo whole = session(store, newRun(store, config), event -> {}).train();
    RunInfo killed = newRun(store, config);
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    for (String property : List.of("ai.djl.default_engine", "DJL_CACHE_DIR")) {
      if (System.getProperty(property) != null) {
        command.add("-D%s=%s".formatted(property, System.getProperty(property)));
      }
    }
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Trainer.class.getName(),
            folder.toString(),
            killed.id()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.startsWith("Batch[step=27,")) {
        line = out.readLine();
      }
      assertTrue(line != null, "the other program trains");
      process.destroyForcibly().waitFor();
    }
    assertEquals(List.of(killed.id()), store.unfinished().stream().map(RunInfo::id).toList());
    RunInfo left = store.find(killed.id());
    assertTrue(left.step() >= 20, "the end of an epoch is saved");
    RunInfo done = session(store, left, event -> {}).train();
    assertSame(store, whole, done);
    assertEquals(List.of(), store.unfinished());
  }

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
