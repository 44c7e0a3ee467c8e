package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingConfigs;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.SavedTrainings;
import org.sketch28.workspace.Workspace;

/** Ensembles of runs, teachers, and the two protocols. */
class CombinationTest {

  private static final ImageDataset TEST = StrokeDigits.images("few, test", 60, 2);

  @TempDir private Path home;
  private Workspace workspace;
  private TrainingService service;

  @BeforeEach
  void aSmallDataset() throws Exception {
    workspace = Workspace.in(home);
    add("few", 1);
    add("others", 5);
    service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
  }

  private void add(String name, long seed) throws Exception {
    Map<Split, ImageDataset> parts = new LinkedHashMap<>();
    parts.put(Split.TRAIN, StrokeDigits.images(name, 200, seed));
    parts.put(Split.TEST, TEST);
    workspace.catalog().add(name, name, Domain.DIGITS, "this test", parts);
  }

  private static TrainingConfigBuilder config(Architecture architecture, long seed) {
    return TrainingConfigBuilder.builder(TrainingConfigs.small(architecture, 4, 20))
        .seed(seed)
        .splitSeed(TrainingConfig.SPLIT_SEED)
        .validationShare(0.2);
  }

  private RunInfo trained(String dataset, TrainingConfig config) throws Exception {
    LoadedRun run =
        service.create(
            new NewRun("Run " + config.seed(), List.of(dataset), config, Optional.empty()),
            Progress.NONE);
    return service.session(run, new PauseControl(), event -> {}).train();
  }

  private ModelRequest named(String name) {
    return new ModelRequest(
        new ModelBuilder.Label(workspace.ownModels().resolve(name), name, "Text", "command", 3),
        Optional.empty(),
        true);
  }

  @Test
  void severalRunsBecomeOneModel() throws Exception {
    List<RunInfo> runs =
        List.of(
            trained("few", config(Architecture.LINEAR, 1).build()),
            trained(
                "few", config(Architecture.MLP, 2).preparation(ImagePreparation.WIDTH_16).build()));
    for (Weighting weighting : Weighting.values()) {
      ModelBuilder.Built built =
          service.combine(
              runs,
              weighting,
              named("both-" + weighting),
              (done, total) -> assertTrue(done <= total, done + " of " + total));
      assertTrue(built.testAccuracy() > 0.5, weighting + " reaches " + built.testAccuracy());
      try (ScoredClassifier read = ModelStore.load(built.entry())) {
        assertEquals(
            built.testAccuracy(), LabelledOutputs.of(read, TEST).accuracy(), 1e-9, "reloaded");
        double first = ((EnsembleClassifier) read).members().get(0).weight();
        assertEquals(weighting == Weighting.MEAN, Math.abs(first - 0.5) < 1e-9);
        double temperature =
            ((EnsembleClassifier) read).members().get(0).classifier().calibration().temperature();
        assertEquals(weighting == Weighting.MEAN, temperature == 1, "weighted when calibrated");
      }
    }
  }

  @Test
  void runsThatDoNotFitAreRefusedInWords() throws Exception {
    RunInfo first = trained("few", config(Architecture.LINEAR, 1).build());
    RunInfo other = trained("others", config(Architecture.LINEAR, 1).build());
    RunInfo otherwiseSplit = trained("few", config(Architecture.LINEAR, 1).splitSeed(9).build());
    RunInfo whole = trained("few", config(Architecture.LINEAR, 2).validationShare(0).build());
    RunInfo whole3 = trained("few", config(Architecture.LINEAR, 3).validationShare(0).build());
    assertTrue(refusal(Weighting.MEAN, first).contains("needs two runs or more"));
    assertTrue(refusal(Weighting.MEAN, first, other).contains("learned from different images"));
    assertTrue(
        refusal(Weighting.MEAN, first, otherwiseSplit).contains("different validation images"));
    assertTrue(refusal(Weighting.MEAN, first, whole).contains("different validation images"));
    assertTrue(refusal(Weighting.FITTED, whole, whole3).contains("left out none"));
  }

  private String refusal(Weighting weighting, RunInfo... runs) {
    return assertThrows(
            UserFacingException.class,
            () -> service.combine(List.of(runs), weighting, named("none"), Progress.NONE))
        .getMessage();
  }

  @Test
  void anEnsembleGoesOnWhereItWasInterrupted() throws Exception {
    List<TrainingConfig> members =
        List.of(
            config(Architecture.LINEAR, 1).build(),
            config(Architecture.LINEAR, 2).build(),
            config(Architecture.LINEAR, 3).build());
    EnsembleTraining first = ensemble(members);
    train(first.next(Progress.NONE).orElseThrow(), new PauseControl());
    // The second one is stopped in its middle.
    LoadedRun second = first.next(Progress.NONE).orElseThrow();
    PauseControl control = new PauseControl();
    service
        .session(
            second,
            control,
            event -> {
              if (event instanceof TrainingEvent.Batch batch && batch.step() == 9) {
                control.stop();
              }
            })
        .train();
    EnsembleTraining again = ensemble(members);
    assertEquals(1, again.done());
    LoadedRun resumed = again.next(Progress.NONE).orElseThrow();
    assertEquals(second.info().id(), resumed.info().id());
    train(resumed, new PauseControl());
    // A run that the user deletes is trained anew.
    workspace.runs().delete(second.info().id());
    assertEquals(1, ensemble(members).done());
    for (Optional<LoadedRun> next = again.next(Progress.NONE);
        next.isPresent();
        next = again.next(Progress.NONE)) {
      train(next.get(), new PauseControl());
    }
    assertEquals(3, again.done());
    assertTrue(again.seconds() > 0);
    ModelBuilder.Built built = again.build(named("three"), Progress.NONE);
    assertTrue(built.testAccuracy() > 0.5);
    assertEquals(0, ensemble(members).done(), "the next training has runs of its own");
  }

  /** What is trained on other images cannot be measured together with the rest. */
  @Test
  void anEnsembleWhoseImagesHaveChangedSaysSoAtOnceAndBeginsAgain() throws Exception {
    List<TrainingConfig> members =
        List.of(config(Architecture.LINEAR, 1).build(), config(Architecture.LINEAR, 2).build());
    EnsembleTraining training = ensemble(members);
    train(training.next(Progress.NONE).orElseThrow(), new PauseControl());
    workspace.catalog().remove("few");
    add("few", 7);
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> training.next(Progress.NONE));
    assertTrue(refused.getMessage().contains("have changed"), refused.getMessage());
    assertEquals(1, workspace.runs().list().size(), "what is trained stays, and nothing else");
    assertEquals(0, training.done());
    assertTrue(training.next(Progress.NONE).isPresent());
  }

  @Test
  void weightsWithoutValidationImagesAreRefusedBeforeTheTraining() {
    List<TrainingConfig> members =
        List.of(config(Architecture.LINEAR, 1).validationShare(0).build());
    EnsembleTraining training =
        new EnsembleTraining(
            service,
            workspace.runs(),
            workspace.trainings(),
            new EnsembleTraining.Plan("x", "X", List.of("few"), members, Weighting.FITTED));
    assertThrows(UserFacingException.class, () -> training.next(Progress.NONE));
    assertEquals(List.of(), workspace.runs().list());
  }

  @Test
  void anInterruptedTrainingIsOfferedUntilItIsStopped() throws Exception {
    SavedTrainings saved = workspace.trainings();
    List<TrainingConfig> members =
        List.of(config(Architecture.LINEAR, 1).build(), config(Architecture.LINEAR, 2).build());
    EnsembleTraining training = ensemble(members);
    LoadedRun run = training.next(Progress.NONE).orElseThrow();
    assertEquals("three", saved.interrupted(workspace.runs()).get(0).system());
    assertEquals("Three", saved.ofRun(run.info().id()).orElseThrow().title());
    saved.stopOffering(saved.ofRun(run.info().id()).orElseThrow());
    assertEquals(List.of(), saved.interrupted(workspace.runs()));
    assertEquals(run.info().id(), training.next(Progress.NONE).orElseThrow().info().id());
    assertEquals(1, saved.interrupted(workspace.runs()).size(), "begun again, offered again");
    PauseControl stopped = new PauseControl();
    stopped.stop();
    train(run, stopped);
    assertEquals(List.of(), saved.interrupted(workspace.runs()), "the user has stopped it");
  }

  private EnsembleTraining ensemble(List<TrainingConfig> members) {
    return new EnsembleTraining(
        service,
        workspace.runs(),
        workspace.trainings(),
        new EnsembleTraining.Plan("three", "Three", List.of("few"), members, Weighting.MEAN));
  }

  private void train(LoadedRun run, PauseControl control) throws Exception {
    service.session(run, control, event -> {}).train();
  }

  @Test
  void aNetworkLearnsFromATeacher() throws Exception {
    RunInfo teacher = trained("few", config(Architecture.MLP, 1).build());
    service.buildModel(service.load(teacher, Progress.NONE), named("teacher"), Progress.NONE);
    TrainingConfig pupil =
        config(Architecture.LINEAR, 2)
            .teacher("teacher")
            .distillation(1)
            .augmentation(AugmentationBuilder.builder().shift(1).build())
            .build();
    RunInfo run = trained("few", pupil);
    ModelBuilder.Built built =
        service.buildModel(service.load(run, Progress.NONE), named("pupil"), Progress.NONE);
    assertTrue(built.testAccuracy() > 0.5, "reaches " + built.testAccuracy());
    assertTrue(built.entry().manifest().recipe().toString().contains("teacher=teacher"));
    String missing =
        assertThrows(
                UserFacingException.class,
                () -> trained("few", config(Architecture.LINEAR, 2).teacher("x").build()))
            .getMessage();
    assertTrue(missing.contains("Give a teacher and a --distillation"), missing);
  }

  @Test
  void whatATeacherHasPredictedIsNotPredictedAgain() throws Exception {
    RunInfo teacher = trained("few", config(Architecture.MLP, 1).build());
    service.buildModel(service.load(teacher, Progress.NONE), named("teacher"), Progress.NONE);
    TrainingConfig pupil =
        config(Architecture.LINEAR, 2)
            .teacher("teacher")
            .distillation(0.7)
            .augmentation(AugmentationBuilder.builder().shift(1).build())
            .build();
    LoadedRun run =
        service.create(new NewRun("Pupil", List.of("few"), pupil, Optional.empty()), Progress.NONE);
    TeacherFiles files = new TeacherFiles(workspace.runs().path(run.info().id()));
    List<Double> shares = new ArrayList<>();
    PauseControl closed = new PauseControl();
    RunInfo begun = taught(run, closed, share -> share > 0.5, shares);
    assertEquals(RunInfo.Status.RUNNING, begun.status(), "offered at the next start");
    assertEquals(0, begun.step());
    assertTrue(files.has(2) && !files.has(3), "three of four variations");
    shares.clear();
    LoadedRun resumed = service.resume(begun, Progress.NONE);
    RunInfo done = taught(resumed, new PauseControl(), share -> false, shares);
    assertEquals(RunInfo.Status.FINISHED, done.status());
    assertTrue(shares.get(0) >= 0.75, "goes on at " + shares.get(0));
    assertFalse(files.has(0), "not needed any more");
  }

  private RunInfo taught(
      LoadedRun run, PauseControl control, DoublePredicate close, List<Double> shares)
      throws Exception {
    return service
        .session(
            run,
            control,
            event -> {
              if (event instanceof TrainingEvent.Teaching teaching) {
                shares.add(teaching.share());
                if (close.test(teaching.share())) {
                  control.suspend();
                }
              }
            })
        .train();
  }

  @Test
  void theTestImagesChooseOnlyByThePublishedProtocol() throws Exception {
    TrainingConfig config = config(Architecture.LINEAR, 1).protocol(Protocol.PUBLISHED).build();
    RunInfo run = trained("few", config);
    LoadedRun loaded = service.load(run, Progress.NONE);
    assertEquals(200, loaded.data().split().training().size());
    assertTrue(loaded.data().split().validation().sameContent(TEST));
    ModelBuilder.Built built = service.buildModel(loaded, named("published"), Progress.NONE);
    assertTrue(Double.isNaN(built.testAccuracy()), "no honest figure");
    assertEquals(1, built.entry().manifest().results().size());
    assertEquals(ModelBuilder.CHOSEN_BY_TEST, built.entry().manifest().results().get(0).measure());
    assertFalse(workspace.runs().find(run.id()).testAccuracy() != null, "nor in the table");
    TrainingConfig pupil =
        config(Architecture.LINEAR, 2).teacher("published").distillation(0.5).build();
    String refusal =
        assertThrows(UserFacingException.class, () -> trained("few", pupil)).getMessage();
    assertTrue(refusal.contains("chosen by the test images"), refusal);
  }
}
