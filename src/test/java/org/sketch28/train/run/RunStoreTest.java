package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.model.HostTensor;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingEventBatchBuilder;
import org.sketch28.train.TrainingEventEpochBuilder;

class RunStoreTest {

  @TempDir private Path home;

  private RunInfo run(RunStore store) throws UserFacingException {
    return store.create("a run", SyntheticData.few(), Preset.QUICK.config(Domain.DIGITS));
  }

  @Test
  void aTitleGivenDuringTrainingAndTheProgressAreBothSaved() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    store.rename(run.id(), "mine", "a note");
    RunInfo saved = store.advance(run.with(RunInfo.Status.FINISHED, ""));
    assertEquals("mine", saved.title());
    store.rename(run.id(), "mine again", "another note");
    RunInfo last = store.find(run.id());
    assertEquals("mine again", last.title());
    assertEquals("another note", last.notes());
    assertEquals(RunInfo.Status.FINISHED, last.status());
    assertEquals(Map.of("images", "a sum"), last.data());
  }

  /** Two windows, or a window and a command, have a store each. */
  @Test
  void renamingAndProgressFromTwoStoresLoseNothing() throws Exception {
    RunStore window = new RunStore(home);
    RunStore command = new RunStore(home);
    RunInfo run = run(window);
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService trainer = DaemonExecutors.single("trainer");
    try {
      for (int round = 0; round < 100; round++) {
        String title = "title " + round;
        RunInfo next = run.with(RunInfo.Status.FAILED, "message " + round);
        Future<RunInfo> advanced =
            trainer.submit(
                () -> {
                  together.await();
                  return command.advance(next);
                });
        together.await();
        window.rename(run.id(), title, "");
        advanced.get();
        RunInfo saved = window.find(run.id());
        assertEquals(title, saved.title());
        assertEquals(next.message(), saved.message());
      }
    } finally {
      trainer.shutdownNow();
    }
  }

  @Test
  void renamingADeletedRunDoesNotBringItBack() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    new RunStore(home).delete(run.id());
    assertThrows(UserFacingException.class, () -> store.rename(run.id(), "again", ""));
    assertFalse(Files.exists(store.path(run.id())));
  }

  @Test
  void aRunThatIsBeingTrainedIsNotDeleted() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    Closeable lock = RunLocks.lock(store.path(run.id())).orElseThrow();
    try (lock) {
      assertTrue(RunLocks.lock(new RunStore(home).path(run.id())).isEmpty());
      assertThrows(UserFacingException.class, () -> new RunStore(home).delete(run.id()));
      assertTrue(store.unfinished().isEmpty());
    }
    assertEquals(1, store.unfinished().size());
    store.delete(run.id());
    assertTrue(store.list().isEmpty());
  }

  @Test
  void aRunOfAnEarlierVersionIsWrittenAsItWasWithItsOneNetwork() throws Exception {
    String id = "20261125-074403-356-8900";
    String before;
    try (var in = RunStoreTest.class.getResourceAsStream("run.json")) {
      before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path file = Files.createDirectories(home.resolve(id)).resolve("run.json");
    Files.writeString(file, before);
    RunStore store = new RunStore(home);
    RunInfo run = store.find("last");
    assertEquals(280, run.step());
    assertEquals(1, run.config().replicas());
    store.rename(id, run.title(), run.notes());
    // Settings that there were none of then get the values that were meant.
    String settings =
        """
        "seed" : 7,
            "splitSeed" : 7,
            "protocol" : "HONEST",
            "teacher" : "",
            "distillation" : 0.0,
            "preparation" : "NONE",
            "replicas" : 1""";
    String expected = before.replace("\"seed\" : 7", settings);
    assertEquals(expected, Files.readString(file));
  }

  @Test
  void damagedRunsAreLeftOut() throws Exception {
    RunStore store = new RunStore(home);
    assertEquals(List.of(), new RunStore(home.resolve("missing")).list());
    RunInfo run = run(store);
    for (String damaged : List.of("{", "{}", "{\"id\":\"other\"}")) {
      Path folder = Files.createDirectories(home.resolve("x" + damaged.length()));
      Files.writeString(folder.resolve("run.json"), damaged);
    }
    assertEquals(List.of(run), store.list());
    assertEquals(run, store.find(run.id().substring(0, 8)));
    run(store);
    assertThrows(UserFacingException.class, () -> store.find(run.id().substring(0, 8)));
    assertThrows(UserFacingException.class, () -> store.find("nothing"));
  }

  @Test
  void aRunWithoutOrWithDamagedWeightsIsReported() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    var e = assertThrows(UserFacingException.class, () -> store.best(run.id()));
    assertTrue(e.getMessage().contains("first epoch"), e.getMessage());
    assertTrue(store.checkpoints(run.id()).last().isEmpty());
    Files.write(home.resolve(run.id()).resolve("best.safetensors"), new byte[3]);
    assertThrows(UserFacingException.class, () -> store.best(run.id()));
    Files.writeString(home.resolve(run.id()).resolve("state.json"), "{");
    assertThrows(UserFacingException.class, () -> store.checkpoints(run.id()).last());
  }

  @Test
  void aCheckpointReplacesThePreviousOne() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    CheckpointStore checkpoints = store.checkpoints(run.id());
    Map<String, HostTensor> weights =
        Map.of("w", new HostTensor(new long[] {2}, new float[] {1, 2}));
    for (int step = 1; step <= 2; step++) {
      checkpoints.save(
          new Checkpoint(
              new Checkpoint.Progress(step, 1, 0.5, 0, 0, 3), weights, weights, Map.of()));
    }
    assertEquals(2, checkpoints.last().orElseThrow().progress().step());
    assertEquals(weights, checkpoints.last().orElseThrow().average());
    assertFalse(Files.exists(home.resolve(run.id()).resolve("checkpoint-00000001.safetensors")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsReported() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "in the way");
    RunStore store = new RunStore(file);
    var e = assertThrows(UserFacingException.class, () -> run(store));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertThrows(UserFacingException.class, () -> store.checkpoints("x").saveBest(Map.of()));
    assertThrows(
        UserFacingException.class,
        () ->
            store
                .checkpoints("x")
                .save(new Checkpoint(Checkpoint.Progress.start(), Map.of(), Map.of(), Map.of())));
  }

  @Test
  void aRunThatAnotherProcessLeftIsNotLive() throws Exception {
    RunStore store = new RunStore(home);
    RunInfo run = run(store);
    assertFalse(store.isLive(run.id()), "never trained");
    RunLocks.lock(store.path(run.id())).orElseThrow().close();
    assertFalse(store.isLive(run.id()), "its lock file is still there");
  }

  @Test
  void curvesAreReadAgainWhateverTheUsersLanguage() throws Exception {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Path file = home.resolve("history.ndjson");
      TrainingEvent.Batch batch =
          TrainingEventBatchBuilder.builder()
              .step(12)
              .steps(40)
              .loss(2.5)
              .accuracy(0.25)
              .learningRate(0.5)
              .secondsLeft(Double.NaN)
              .seconds(1.25)
              .build();
      TrainingEvent.Epoch epoch =
          TrainingEventEpochBuilder.builder()
              .epoch(1)
              .epochs(3)
              .step(12)
              .trainingLoss(2.25)
              .trainingAccuracy(0.5)
              .validationLoss(1.5)
              .validationAccuracy(0.75)
              .plainLoss(1.25)
              .plainAccuracy(0.875)
              .best(true)
              .seconds(3.5)
              .build();
      try (TrainingLog history = TrainingLog.after(file, 0, 40, 3)) {
        history.append(batch);
        history.append(epoch);
      }
      assertEquals(List.of(batch, epoch), TrainingLog.read(file, 40, 3));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void curvesOfEarlierVersionsHaveNoFiguresOfPlainImages() throws Exception {
    Path file = home.resolve("history.ndjson");
    Files.writeString(file, "[\"b\",2,2.5,0.1,0.001]\n[\"e\",1,2,2.25,0.2,1.5,0.5,true,3.0]\n");
    try (TrainingLog rewritten = TrainingLog.after(file, 2, 40, 3)) {
      rewritten.flush();
    }
    List<TrainingEvent> events = TrainingLog.read(file, 40, 3);
    assertEquals(Double.NaN, ((TrainingEvent.Batch) events.get(0)).seconds());
    TrainingEvent.Epoch epoch = (TrainingEvent.Epoch) events.get(1);
    assertEquals(1.5, epoch.validationLoss());
    assertEquals(Double.NaN, epoch.plainLoss());
    assertEquals(Double.NaN, epoch.plainAccuracy());
    assertEquals(3, epoch.seconds());
  }
}
