package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.train.run.StatefulRuns.config;
import static org.sketch28.train.run.StatefulRuns.newRun;
import static org.sketch28.train.run.StatefulRuns.session;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingEventBatchBuilder;
import org.sketch28.train.step.OptimizerConfig;

/**
 * A run that was interrupted and is resumed gives the losses of one that never stopped, number by
 * number, on either engine.
 */
class ResumeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(OptimizerConfig.Kind.class)
  void aStoppedRunIsResumedAsIfItHadNotStopped(OptimizerConfig.Kind kind) throws Exception {
    goesOn(config(Architecture.MLP, kind));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void soDoesANetworkWithBatchNorm(int replicas) throws Exception {
    TrainingConfig config = config(Architecture.CNN, OptimizerConfig.Kind.ADAMW);
    goesOn(TrainingConfigBuilder.builder(config).replicas(replicas).build());
  }

  @Test
  void soDoesANetworkWithUnequalParts() throws Exception {
    TrainingConfig config = config(Architecture.MLP, OptimizerConfig.Kind.NESTEROV);
    goesOn(TrainingConfigBuilder.builder(config).replicas(3).build());
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
    List<TrainingEvent> expected = store.history(whole);
    List<TrainingEvent> found = store.history(done);
    assertEquals(42, expected.size());
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) instanceof TrainingEvent.Batch batch) {
        assertEquals(untimed(batch), untimed((TrainingEvent.Batch) found.get(i)));
      } else {
        TrainingEvent.Epoch a = (TrainingEvent.Epoch) expected.get(i);
        TrainingEvent.Epoch b = (TrainingEvent.Epoch) found.get(i);
        assertEquals(a.validationLoss(), b.validationLoss());
        assertEquals(a.trainingLoss(), b.trainingLoss());
        assertEquals(a.plainLoss(), b.plainLoss());
        assertEquals(a.plainAccuracy(), b.plainAccuracy());
        assertTrue(a.plainLoss() > 0, "measured on plain training images too");
        assertEquals(a.best(), b.best());
      }
    }
    assertEquals(store.best(whole.id()), store.best(done.id()));
  }

  private static TrainingEvent.Batch untimed(TrainingEvent.Batch batch) {
    return TrainingEventBatchBuilder.builder(batch).seconds(0).build();
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
}
