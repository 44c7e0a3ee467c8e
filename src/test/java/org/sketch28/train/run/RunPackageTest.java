package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.step.OptimizerConfig;

class RunPackageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RunPackage.Question NEVER =
      (here, packed) -> {
        throw new AssertionError("nobody is to be asked");
      };

  @TempDir private Path folder;
  private RunStore home;
  private RunStore away;
  private Path file;

  @BeforeEach
  void twoMachines() {
    home = new RunStore(folder.resolve("home"));
    away = new RunStore(folder.resolve("away"));
    file = folder.resolve("run" + RunPackage.EXTENSION);
  }

  private static TrainingConfig config() {
    TrainingConfig config = StatefulRuns.config(Architecture.MLP, OptimizerConfig.Kind.ADAMW);
    return TrainingConfigBuilder.builder(config).replicas(2).build();
  }

  /** A run that was stopped in the middle of its second epoch. */
  private RunInfo stopped(RunStore store) throws Exception {
    TrainingSession[] session = new TrainingSession[1];
    session[0] =
        StatefulRuns.session(
            store,
            StatefulRuns.newRun(store, config()),
            event -> {
              if (event instanceof TrainingEvent.Batch batch && batch.step() == 26) {
                session[0].control().stop();
              }
            });
    return session[0].train();
  }

  private static RunInfo resumed(RunStore store, RunInfo run) throws Exception {
    return StatefulRuns.session(store, run, event -> {}).train();
  }

  @Test
  void packingAndInstallingCanBeCancelledAndThenLeaveNothing() throws Exception {
    RunInfo left = stopped(home);
    Progress cancelled =
        (done, total) -> {
          if (done == 2) {
            throw new CancellationException();
          }
        };
    assertThrows(CancellationException.class, () -> RunPackage.pack(home, left, file, cancelled));
    assertFalse(Files.exists(file));
    RunPackage.pack(home, left, file, Progress.NONE);
    assertThrows(
        CancellationException.class, () -> RunPackage.install(away, file, NEVER, cancelled));
    assertEquals(List.of(), away.list());
    try (Stream<Path> files = Files.walk(folder)) {
      assertTrue(
          files.noneMatch(each -> each.toString().matches(".*(\\.part|/\\.sketch28-[^/]*)")));
    }
  }

  @Test
  void aRunGoesOnElsewhereAsIfItHadNotTravelledAndComesBack() throws Exception {
    RunInfo whole = resumed(home, StatefulRuns.newRun(home, config()));
    RunInfo left = stopped(home);
    assertEquals(RunInfo.Status.STOPPED, left.status());
    RunPackage.pack(home, left, file, Progress.NONE);
    RunInfo arrived = RunPackage.install(away, file, NEVER, Progress.NONE).orElseThrow();
    assertEquals(left, arrived);
    RunInfo done = resumed(away, arrived);
    assertEquals(RunInfo.Status.FINISHED, done.status());
    assertEquals(home.best(whole.id()), away.best(done.id()));
    assertEquals(
        home.checkpoints(whole.id()).last().orElseThrow().tensors(),
        away.checkpoints(done.id()).last().orElseThrow().tensors());

    Path back = folder.resolve("back" + RunPackage.EXTENSION);
    RunPackage.pack(away, done, back, Progress.NONE);
    List<Integer> asked = new ArrayList<>();
    Optional<RunInfo> refused =
        RunPackage.install(
            home,
            back,
            (here, packed) -> {
              asked.add(here.step());
              asked.add(packed.step());
              return false;
            },
            Progress.NONE);
    assertTrue(refused.isEmpty());
    assertEquals(List.of(left.step(), done.steps()), asked);
    assertEquals(left, home.find(left.id()), "nothing has changed");
    assertEquals(
        done, RunPackage.install(home, back, (here, packed) -> true, Progress.NONE).orElseThrow());
    assertEquals(home.best(whole.id()), home.best(done.id()));
    assertEquals(42, home.history(done).size());
    assertEquals(List.of(left), home.trash().list(), "the state that was here is in the trash");
    assertEquals(
        done,
        RunPackage.install(home, back, NEVER, Progress.NONE).orElseThrow(),
        "it is here already");
  }

  @Test
  void theTrashTakesSeveralStatesOfTheSameRun() throws Exception {
    RunInfo left = stopped(home);
    RunPackage.pack(home, left, file, Progress.NONE);
    home.delete(left.id());
    RunPackage.install(home, file, NEVER, Progress.NONE);
    home.delete(left.id());
    List<RunInfo> trash = home.trash().list();
    assertEquals(2, trash.size());
    RunInfo other = trash.stream().filter(run -> !run.id().equals(left.id())).findFirst().get();
    assertEquals(left.withId(other.id()), other);
    home.trash().restore(other.id());
    home.trash().restore(left.id());
    assertEquals(home.best(left.id()), home.best(other.id()));
  }

  @Test
  void aRunThatIsBeingTrainedIsNeitherPackedNorReplaced() throws Exception {
    RunInfo left = stopped(home);
    RunPackage.pack(home, left, file, Progress.NONE);
    resumed(home, left);
    Closeable training = RunLocks.lock(home.path(left.id())).orElseThrow();
    try (training) {
      var e =
          assertThrows(
              UserFacingException.class, () -> RunPackage.pack(home, left, file, Progress.NONE));
      assertTrue(e.getMessage().contains("being trained"), e.getMessage());
      assertThrows(
          UserFacingException.class,
          () -> RunPackage.install(home, file, (a, b) -> true, Progress.NONE));
    }
    assertEquals(RunInfo.Status.FINISHED, home.find(left.id()).status());
  }

  @Test
  void hostileFilesAreRefusedAndLoseNothing() throws Exception {
    RunInfo left = stopped(home);
    Map<String, byte[]> good = new TreeMap<>();
    for (String name : RunPackage.sums(home.path(left.id())).keySet()) {
      good.put(name, Files.readAllBytes(home.path(left.id()).resolve(name)));
    }
    assertTrue(good.containsKey("best.safetensors") && good.containsKey("state.json"));
    String info = new String(good.get("run.json"), StandardCharsets.UTF_8);

    refused("no zip".getBytes(StandardCharsets.UTF_8), "not a packed run, or damaged");
    refused(Arrays.copyOf(zip(good), zip(good).length / 2), "damaged");
    refused(zip(with(good, "../escape.json", "{}")), "is not a file of a run");
    refused(zip(with(good, "run.lock", "")), "is not a file of a run");
    refused(zip(with(good, "model/../../x", "")), "is not a file of a run");
    refused(zip(with(good, "run.json", info.replace(left.id(), "../../../x"))), "incomplete");
    refused(zip(with(good, "run.json", "{}")), "incomplete");
    refused(zip(with(good, "run.json", "null")), "incomplete");
    refused(zip(with(good, "run.json", " ".repeat(1 << 24) + info)), "too large");
    refused(zip(with(good, "best.safetensors", "no weights")), "the weights of its best epoch");
    refused(zip(with(good, "state.json", "{}")), "names no checkpoint");
    String state = new String(good.get("state.json"), StandardCharsets.UTF_8);
    refused(
        zip(with(good, "state.json", state.replace("checkpoint-", "../checkpoint-"))),
        "names no checkpoint");
    Map<String, byte[]> missing = new TreeMap<>(good);
    missing.remove("best.safetensors");
    refused(zip(missing), "the weights of its best epoch");
    refused(zip(good, Map.of()), "does not match its files");
    Map<String, String> wrong = sums(good);
    wrong.put("history.ndjson", Sha256.of(new byte[0]));
    refused(zip(good, wrong), "history.ndjson in it is damaged (SHA-256)");
    refused(zip(with(good, "model/model.json", "{}")), "model");
    var e =
        assertThrows(
            UserFacingException.class,
            () -> RunPackage.install(away, folder.resolve("none"), NEVER, Progress.NONE));
    assertTrue(e.getMessage().contains("There is no file"), e.getMessage());
    assertThrows(
        UserFacingException.class, () -> RunPackage.install(away, folder, NEVER, Progress.NONE));
    assertFalse(Files.exists(folder.resolve("escape.json")));
    assertEquals(left, home.find(left.id()));
    Files.write(file, zip(good));
    assertEquals(left, RunPackage.install(away, file, NEVER, Progress.NONE).orElseThrow());
  }

  private void refused(byte[] content, String why) throws Exception {
    Files.write(file, content);
    var e =
        assertThrows(
            UserFacingException.class,
            () -> RunPackage.install(away, file, (a, b) -> true, Progress.NONE),
            why);
    assertTrue(e.getMessage().contains(file + " cannot be installed: "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
    assertEquals(List.of(), away.list());
    if (Files.exists(folder.resolve("away"))) {
      try (var left = Files.list(folder.resolve("away"))) {
        assertEquals(List.of(".lock"), left.map(path -> path.getFileName().toString()).toList());
      }
    }
  }

  private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String text) {
    Map<String, byte[]> changed = new LinkedHashMap<>(files);
    changed.put(name, text.getBytes(StandardCharsets.UTF_8));
    return changed;
  }

  private static Map<String, String> sums(Map<String, byte[]> files) {
    Map<String, String> sums = new TreeMap<>();
    files.forEach((name, bytes) -> sums.put(name, Sha256.of(bytes)));
    return sums;
  }

  private byte[] zip(Map<String, byte[]> files) throws Exception {
    return zip(files, sums(files));
  }

  private byte[] zip(Map<String, byte[]> files, Map<String, String> sums) throws Exception {
    Path made = folder.resolve("made.zip");
    try (OutputStream out = Files.newOutputStream(made);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(RunPackage.LIST));
      zip.write(JSON.writeValueAsBytes(new RunPackage.Contents(1, sums)));
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return Files.readAllBytes(made);
  }
}
