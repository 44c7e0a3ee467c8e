package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.train.run.SmallTrainings.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;

/** Networks that learn from a teacher. */
class TeacherPassTest {

  @TempDir private Path home;
  private SmallTrainings small;

  @BeforeEach
  void aSmallDataset() throws Exception {
    small = new SmallTrainings(home);
  }

  private TrainingConfig pupilOfATeacher(double share) throws Exception {
    RunInfo teacher = small.trained("few", config(Architecture.MLP, 1).build());
    small.service.buildModel(
        small.service.load(teacher, Progress.NONE), small.named("teacher"), Progress.NONE);
    return config(Architecture.LINEAR, 2)
        .teacher("teacher")
        .distillation(share)
        .augmentation(AugmentationBuilder.builder().shift(1).build())
        .build();
  }

  @Test
  void aNetworkLearnsFromATeacher() throws Exception {
    TrainingConfig pupil = pupilOfATeacher(1);
    RunInfo run = small.trained("few", pupil);
    ModelBuilder.Built built =
        small.service.buildModel(
            small.service.load(run, Progress.NONE), small.named("pupil"), Progress.NONE);
    assertTrue(built.testAccuracy() > 0.5, "reaches " + built.testAccuracy());
    assertTrue(built.entry().manifest().recipe().toString().contains("teacher=teacher"));
    String missing =
        assertThrows(
                UserFacingException.class,
                () -> small.trained("few", config(Architecture.LINEAR, 2).teacher("x").build()))
            .getMessage();
    assertTrue(missing.contains("Give a teacher and a --distillation"), missing);
  }

  @Test
  void aTeacherThatIsGoneIsMissedAtOnce() {
    TrainingConfig pupil =
        config(Architecture.LINEAR, 2).teacher("nobody").distillation(0.7).build();
    String missing =
        assertThrows(UserFacingException.class, () -> small.trained("few", pupil)).getMessage();
    assertTrue(missing.contains("nobody"), missing);
  }

  @Test
  void aFinishedRunDoesNotAskItsTeacherAgain() throws Exception {
    RunInfo done = small.trained("few", pupilOfATeacher(0.7));
    AtomicFiles.deleteTree(small.workspace.ownModels().resolve("teacher"));
    List<Double> shares = new ArrayList<>();
    RunInfo again =
        taught(
            small.service.resume(done, Progress.NONE), new PauseControl(), share -> false, shares);
    assertEquals(RunInfo.Status.FINISHED, again.status());
    assertTrue(shares.isEmpty());
  }

  @Test
  void whatATeacherHasPredictedIsNotPredictedAgain() throws Exception {
    TrainingConfig pupil = pupilOfATeacher(0.7);
    LoadedRun run =
        small.service.create(
            new NewRun("Pupil", List.of("few"), pupil, Optional.empty()), Progress.NONE);
    TeacherFiles files = new TeacherFiles(small.workspace.runs().path(run.info().id()));
    List<Double> shares = new ArrayList<>();
    PauseControl closed = new PauseControl();
    RunInfo begun = taught(run, closed, share -> share > 0.5, shares);
    assertEquals(RunInfo.Status.RUNNING, begun.status(), "offered at the next start");
    assertEquals(0, begun.step());
    assertTrue(files.has(2) && !files.has(3), "three of four variations");
    shares.clear();
    LoadedRun resumed = small.service.resume(begun, Progress.NONE);
    RunInfo done = taught(resumed, new PauseControl(), share -> false, shares);
    assertEquals(RunInfo.Status.FINISHED, done.status());
    assertTrue(shares.get(0) >= 0.75, "goes on at " + shares.get(0));
    assertFalse(files.has(0), "not needed any more");
  }

  private RunInfo taught(
      LoadedRun run, PauseControl control, DoublePredicate close, List<Double> shares)
      throws Exception {
    return small
        .service
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
}
