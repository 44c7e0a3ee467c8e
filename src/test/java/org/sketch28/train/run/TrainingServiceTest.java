package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigs;
import org.sketch28.train.TrainingEvent;
import org.sketch28.workspace.Workspace;

class TrainingServiceTest {

  private static final ImageDataset TRAINING = StrokeDigits.images("few", 120, 1);
  private static final ImageDataset TEST = StrokeDigits.images("few, test", 30, 2);

  @TempDir private Path home;
  private Workspace workspace;
  private TrainingService service;

  @BeforeEach
  void aSmallDataset() throws Exception {
    workspace = Workspace.in(home);
    Map<Split, ImageDataset> parts = new LinkedHashMap<>();
    parts.put(Split.TRAIN, TRAINING);
    parts.put(Split.TEST, TEST);
    workspace.catalog().add("few", "Few", Domain.DIGITS, "this test", parts);
    service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
  }

  private static TrainingConfig config(Architecture architecture, int epochs) {
    return TrainingConfigs.small(architecture, epochs, 20);
  }

  private static NewRun request(Architecture architecture, int epochs) {
    return new NewRun("A run", List.of("few"), config(architecture, epochs), Optional.empty());
  }

  private LoadedRun trained(NewRun request) throws Exception {
    LoadedRun run = service.create(request, Progress.NONE);
    return run.with(service.session(run, new PauseControl(), event -> {}).train());
  }

  private ModelRequest named(String name, boolean tested) {
    return new ModelRequest(
        new ModelBuilder.Label(workspace.ownModels().resolve(name), "Title", "Text", "command", 3),
        Optional.empty(),
        tested);
  }

  @Test
  void aRunIsCreatedTrainedAndBecomesAModel() throws Exception {
    LoadedRun run = trained(request(Architecture.LINEAR, 2));
    assertEquals(RunInfo.Status.FINISHED, run.info().status());
    ModelBuilder.Built built = service.buildModel(run, named("mine", true), Progress.NONE);
    assertEquals("Title", workspace.models().find("mine").manifest().title());
    assertEquals(2, built.entry().manifest().results().size());
    assertEquals(TEST.size(), built.entry().manifest().results().get(1).count());
    assertTrue(built.testAccuracy() >= 0 && built.testAccuracy() <= 1);
  }

  @Test
  void withoutATestTheTestImagesAreNotMeasured() throws Exception {
    LoadedRun run = trained(request(Architecture.LINEAR, 1));
    ModelBuilder.Built built = service.buildModel(run, named("mine", false), Progress.NONE);
    assertTrue(Double.isNaN(built.testAccuracy()));
    assertEquals(1, built.entry().manifest().results().size());
  }

  @Test
  void aCalibrationIsTakenFromAnotherModel() throws Exception {
    LoadedRun run = trained(request(Architecture.LINEAR, 1));
    var shipped = workspace.models().find("digits").manifest();
    ModelBuilder.Label label = named("mine", false).label();
    ModelRequest request = new ModelRequest(label, Optional.of(shipped), false);
    var manifest = service.buildModel(run, request, Progress.NONE).entry().manifest();
    assertEquals(shipped.temperature(), manifest.temperature());
    assertEquals(shipped.threshold(), manifest.threshold());
  }

  @Test
  void aRunStartsFromTheWeightsOfAModel() throws Exception {
    service.buildModel(
        trained(request(Architecture.LINEAR, 6)), named("first", false), Progress.NONE);
    NewRun request =
        new NewRun("Next", List.of("few"), config(Architecture.LINEAR, 1), Optional.of("first"));
    List<TrainingEvent.Batch> batches = new ArrayList<>();
    LoadedRun next = service.create(request, Progress.NONE);
    service.session(next, new PauseControl(), event -> addBatch(event, batches)).train();
    // Random weights know nothing: ln 10.
    assertTrue(batches.get(0).loss() < 1.8, "loss " + batches.get(0).loss());
  }

  private static void addBatch(TrainingEvent event, List<TrainingEvent.Batch> batches) {
    if (event instanceof TrainingEvent.Batch batch) {
      batches.add(batch);
    }
  }

  @Test
  void aRunWhoseFirstWeightsCannotBeSavedIsDeleted() throws Exception {
    RunInfo run = service.create(request(Architecture.LINEAR, 1), Progress.NONE).info();
    Path inTheWay = workspace.runs().path(run.id()).resolve("checkpoint-00000000.safetensors");
    Files.createDirectories(inTheWay.resolve("not empty"));
    assertThrows(
        UserFacingException.class,
        () -> service.begin(run, () -> workspace.runs().startFrom(run.id(), Map.of())));
    assertTrue(workspace.runs().list().isEmpty());
  }

  @Test
  void aSessionThatCannotLockItsRunIsSavedAsFailed() throws Exception {
    LoadedRun run = service.create(request(Architecture.LINEAR, 1), Progress.NONE);
    Files.createDirectories(workspace.runs().path(run.info().id()).resolve("run.lock"));
    TrainingSession session = service.session(run, new PauseControl(), event -> {});
    var e = assertThrows(UserFacingException.class, session::train);
    RunInfo failed = workspace.runs().find(run.info().id());
    assertEquals(RunInfo.Status.FAILED, failed.status());
    assertEquals(e.getMessage(), failed.message());
  }

  @Test
  void aStartModelThatDoesNotFitIsRefusedAndNothingIsSaved() throws Exception {
    NewRun request =
        new NewRun("No", List.of("few"), config(Architecture.LINEAR, 1), Optional.of("digits"));
    var e = assertThrows(UserFacingException.class, () -> service.create(request, Progress.NONE));
    var digits = workspace.models().find("digits").manifest();
    assertEquals(
        "digits is a %s of %d classes, and with these settings it would be a linear of 10. Choose its own network and a dataset with its classes."
            .formatted(digits.architecture(), digits.classes().size()),
        e.getMessage());
    assertTrue(workspace.runs().list().isEmpty());
  }

  @Test
  void settingsThatCannotWorkAreRefusedBeforeTheImagesAreRead() {
    NewRun request =
        new NewRun("No", List.of("missing"), config(Architecture.LINEAR, 0), Optional.empty());
    var e = assertThrows(UserFacingException.class, () -> service.create(request, Progress.NONE));
    assertTrue(e.getMessage().contains("epochs"), e.getMessage());
  }

  @Test
  void aStoppedRunIsResumed() throws Exception {
    LoadedRun run = service.create(request(Architecture.LINEAR, 3), Progress.NONE);
    PauseControl control = new PauseControl();
    RunInfo stopped = service.session(run, control, event -> control.stop()).train();
    assertEquals(RunInfo.Status.STOPPED, stopped.status());
    assertTrue(stopped.step() < stopped.steps());
    List<TrainingEvent> events = service.events(stopped);
    assertEquals(stopped.step(), events.get(events.size() - 1).step());
    LoadedRun again = service.resume(stopped, Progress.NONE);
    RunInfo done = service.session(again, new PauseControl(), event -> {}).train();
    assertEquals(RunInfo.Status.FINISHED, done.status());
    assertEquals(done.steps(), done.step());
  }

  @Test
  void aRunWhoseBatchesFailEndsWithAMessageAndItsLastCheckpointStays() throws Exception {
    LoadedRun run = service.create(request(Architecture.LINEAR, 3), Progress.NONE);
    byte[] labels = run.data().split().training().labels();
    TrainingSession session =
        service.session(
            run,
            new PauseControl(),
            event -> {
              if (event instanceof TrainingEvent.Epoch) {
                Arrays.fill(labels, (byte) 127);
              }
            });
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThrows(IllegalStateException.class, session::train));
    RunInfo failed = workspace.runs().find(run.info().id());
    assertEquals(RunInfo.Status.FAILED, failed.status());
    assertEquals(
        "Training ended because of an unexpected fault; the log has the details.",
        failed.message());
    // Some batches were prepared before.
    assertTrue(failed.step() >= 5 && failed.step() < failed.steps(), "step " + failed.step());
    LoadedRun again = service.resume(failed, Progress.NONE);
    RunInfo done = service.session(again, new PauseControl(), event -> {}).train();
    assertEquals(RunInfo.Status.FINISHED, done.status());
  }

  @Test
  void aSessionThatIsSuspendedBeforeItBeginsStaysUnfinished() throws Exception {
    LoadedRun run = service.create(request(Architecture.LINEAR, 1), Progress.NONE);
    PauseControl control = new PauseControl();
    control.suspend();
    RunInfo left = service.session(run, control, event -> {}).train();
    assertEquals(RunInfo.Status.RUNNING, left.status());
    assertEquals(0, left.step());
    assertEquals(1, workspace.runs().unfinished().size());
  }

  @Test
  void aRunWhoseImagesHaveChangedIsNotResumedButStillBecomesAModel() throws Exception {
    LoadedRun run = trained(request(Architecture.LINEAR, 1));
    workspace.catalog().remove("few");
    workspace.catalog().add("few", "Few", Domain.DIGITS, "other images", Map.of(Split.TRAIN, TEST));
    assertThrows(UserFacingException.class, () -> service.resume(run.info(), Progress.NONE));
    LoadedRun loaded = service.load(run.info(), Progress.NONE);
    assertTrue(loaded.data().changed());
    ModelBuilder.Built built = service.buildModel(loaded, named("mine", true), Progress.NONE);
    assertTrue(Double.isNaN(built.testAccuracy()), "there are no test images any more");
    assertEquals("training accuracy", built.entry().manifest().results().get(0).measure());
  }

  /** Files are read without progress, so a stop is seen only afterwards. */
  @Test
  void whoStopsWhileAFileIsBeingReadFindsNoRun() {
    Progress stopped =
        (done, total) -> {
          throw new CancellationException();
        };
    assertThrows(
        CancellationException.class,
        () -> service.create(request(Architecture.LINEAR, 1), stopped));
    assertEquals(List.of(), workspace.runs().list());
  }

  @Test
  void aRunRemembersTheTestAccuracyOfItsModel() throws Exception {
    LoadedRun run = trained(request(Architecture.LINEAR, 1));
    service.buildModel(run, named("untested", false), Progress.NONE);
    assertNull(workspace.runs().find("last").testAccuracy());
    ModelBuilder.Built built = service.buildModel(run, named("mine", true), Progress.NONE);
    assertEquals(built.testAccuracy(), workspace.runs().find("last").testAccuracy());
  }

  @Test
  void cancellingTheBuildSavesNoModel() throws Exception {
    LoadedRun run = trained(request(Architecture.LINEAR, 1));
    Progress cancelled =
        (done, total) -> {
          throw new CancellationException();
        };
    assertThrows(
        CancellationException.class, () -> service.buildModel(run, named("mine", true), cancelled));
    assertFalse(Files.exists(workspace.ownModels().resolve("mine")));
  }

  @Test
  void aDatasetOfOneClassIsRefused() throws Exception {
    ImageDataset ones =
        new ImageDataset("ones", TRAINING.pixels(), new byte[TRAINING.size()], List.of("one"));
    workspace.catalog().add("ones", "Ones", Domain.DIGITS, "this test", Map.of(Split.TRAIN, ones));
    NewRun request =
        new NewRun("A run", List.of("ones"), config(Architecture.LINEAR, 1), Optional.empty());
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> service.create(request, Progress.NONE));
    assertTrue(refused.getMessage().contains("of only one class"), refused.getMessage());
    assertEquals(List.of(), workspace.runs().list());
  }
}
