package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.train.run.SmallTrainings.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.SavedTrainings;

/** Trainings of several runs, and what is left of them after an interruption. */
class EnsembleTrainingTest {

  @TempDir private Path home;
  private SmallTrainings small;

  @BeforeEach
  void aSmallDataset() throws Exception {
    small = new SmallTrainings(home);
  }

  @Test
  void anEnsembleGoesOnWhereItWasInterrupted() throws Exception {
    List<TrainingConfig> members =
        List.of(
            config(Architecture.LINEAR, 1).build(),
            config(Architecture.LINEAR, 2).build(),
            config(Architecture.LINEAR, 3).build());
    EnsembleTraining first = ensemble(members);
    LoadedRun begun = first.next(Progress.NONE).orElseThrow();
    assertTrue(Double.isNaN(first.secondsAfter(begun.info())), "no network has been trained yet");
    train(begun, new PauseControl());
    // The second one is stopped in its middle.
    LoadedRun second = first.next(Progress.NONE).orElseThrow();
    assertEquals(first.seconds(), first.secondsAfter(second.info()), 1e-9, "one is left then");
    PauseControl control = new PauseControl();
    small
        .service
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
    small.workspace.runs().delete(second.info().id());
    assertEquals(1, ensemble(members).done());
    for (Optional<LoadedRun> next = again.next(Progress.NONE);
        next.isPresent();
        next = again.next(Progress.NONE)) {
      train(next.get(), new PauseControl());
    }
    assertEquals(3, again.done());
    assertTrue(again.seconds() > 0);
    ModelBuilder.Built built = again.build(small.named("three"), Progress.NONE);
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
    small.workspace.catalog().remove("few");
    small.add("few", 7);
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> training.next(Progress.NONE));
    assertTrue(refused.getMessage().contains("have changed"), refused.getMessage());
    assertEquals(
        1, small.workspace.runs().list().size(), "what is trained stays, and nothing else");
    assertEquals(0, training.done());
    assertTrue(training.next(Progress.NONE).isPresent());
  }

  @Test
  void weightsWithoutValidationImagesAreRefusedBeforeTheTraining() {
    List<TrainingConfig> members =
        List.of(config(Architecture.LINEAR, 1).validationShare(0).build());
    EnsembleTraining training =
        new EnsembleTraining(
            small.service,
            small.workspace.runs(),
            small.workspace.trainings(),
            new EnsembleTraining.Plan("x", "X", List.of("few"), members, Weighting.FITTED, false));
    assertThrows(UserFacingException.class, () -> training.next(Progress.NONE));
    assertEquals(List.of(), small.workspace.runs().list());
  }

  @Test
  void anInterruptedTrainingIsOfferedUntilItIsStopped() throws Exception {
    SavedTrainings saved = small.workspace.trainings();
    List<TrainingConfig> members =
        List.of(config(Architecture.LINEAR, 1).build(), config(Architecture.LINEAR, 2).build());
    EnsembleTraining training = ensemble(members);
    LoadedRun run = training.next(Progress.NONE).orElseThrow();
    assertEquals("three", saved.interrupted(small.workspace.runs()).get(0).system());
    assertEquals("Three", saved.ofRun(run.info().id()).orElseThrow().title());
    saved.stopOffering(saved.ofRun(run.info().id()).orElseThrow());
    assertEquals(List.of(), saved.interrupted(small.workspace.runs()));
    assertEquals(run.info().id(), training.next(Progress.NONE).orElseThrow().info().id());
    assertEquals(1, saved.interrupted(small.workspace.runs()).size(), "begun again, offered again");
    PauseControl stopped = new PauseControl();
    stopped.stop();
    train(run, stopped);
    assertEquals(List.of(), saved.interrupted(small.workspace.runs()), "the user has stopped it");
  }

  @Test
  void theBatchesOfARecipeAreSmallerForFewImages() throws Exception {
    TrainingConfig large = config(Architecture.LINEAR, 1).batchSize(512).build();
    LoadedRun run = ensemble(List.of(large)).next(Progress.NONE).orElseThrow();
    assertEquals(128, run.info().config().batchSize(), "of 160 images");
  }

  @Test
  void twoTrainingsOfASystemTakeFoldersOfTheirOwn() {
    Path first = ModelFolders.claim(small.workspace.ownModels(), "svm");
    Path second = ModelFolders.claim(small.workspace.ownModels(), "svm");
    assertEquals("svm", first.getFileName().toString());
    assertEquals("svm-2", second.getFileName().toString());
    assertTrue(
        small.workspace.models().list().stream()
            .noneMatch(each -> each.manifest().name().equals("svm")),
        "there is no model yet");
  }

  private EnsembleTraining ensemble(List<TrainingConfig> members) {
    return new EnsembleTraining(
        small.service,
        small.workspace.runs(),
        small.workspace.trainings(),
        new EnsembleTraining.Plan("three", "Three", List.of("few"), members, Weighting.MEAN, true));
  }

  private void train(LoadedRun run, PauseControl control) throws Exception {
    small.service.session(run, control, event -> {}).train();
  }
}
