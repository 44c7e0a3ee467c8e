package org.sketch28.train.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.classical.LearningCurve;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.workspace.Workspace;

/** The curve of LIRA, which goes over its images several times. */
class TrainingCurveTest {

  private static final int PASSES = 6;

  @TempDir private Path folder;

  private Workspace workspace;
  private final List<LearningCurve> told = new ArrayList<>();

  @BeforeEach
  void addImages() throws Exception {
    workspace = Workspace.in(folder);
    SyntheticDatasets.addFewDigits(workspace);
  }

  private ClassicalTraining training(double validationShare) throws UserFacingException {
    return ClassicalTraining.of(
        Ladder.find("lira").orElseThrow().withNeurons(2000).orElseThrow(),
        workspace.catalog(),
        workspace.trainings(),
        List.of("few"),
        validationShare,
        1,
        Progress.NONE);
  }

  /** Ends a training in the middle of its fourth pass. */
  private void interrupt(ClassicalTraining training) {
    assertThrows(
        CancellationException.class,
        () ->
            training.train(
                (done, total) -> {
                  if (done > 0.6 * total) {
                    throw new CancellationException();
                  }
                },
                told::add));
  }

  private Path saved() throws Exception {
    try (Stream<Path> folders = Files.list(workspace.data().resolve("trainings"))) {
      return folders.findFirst().orElseThrow().resolve("curve.json");
    }
  }

  @Test
  void anInterruptedTrainingHasTheCurveOfAWholeOne() throws Exception {
    LearningCurve whole = training(0.1).train(Progress.NONE, told::add).curve();
    assertEquals(whole, told.get(told.size() - 1));
    assertEquals(PASSES, whole.length());
    assertEquals(PASSES, whole.validation().size());
    assertEquals(PASSES, whole.training().get(whole.training().size() - 1).at());
    assertTrue(whole.training().size() >= 10 * PASSES, "it grows while a pass goes on");
    List<LearningCurve.Pass> passes = whole.done();
    assertTrue(passes.get(5).accuracy() > passes.get(0).accuracy(), passes::toString);
    assertTrue(passes.get(5).validationAccuracy() > 0.7, passes::toString);

    Files.delete(saved());
    Files.delete(saved().resolveSibling("lira.bin"));
    interrupt(training(0.1));
    told.clear();
    assertEquals(whole, training(0.1).train(Progress.NONE, told::add).curve());
    assertEquals(
        whole.resumed(3, PASSES), told.get(0), "it goes on after the passes that are saved");
  }

  /** While validation images are measured, the weights of the pass are saved already. */
  @ParameterizedTest
  @ValueSource(ints = {2, PASSES})
  void anInterruptedMeasurementIsDoneWhenTheTrainingResumes(int pass) throws Exception {
    LearningCurve whole = training(0.1).train(Progress.NONE, told::add).curve();
    Files.delete(saved());
    Files.delete(saved().resolveSibling("lira.bin"));
    AtomicReference<LearningCurve> last = new AtomicReference<>(LearningCurve.NONE);
    AtomicInteger reports = new AtomicInteger();
    Progress progress =
        (done, total) -> {
          boolean learned = last.get().training().stream().anyMatch(p -> p.at() == pass);
          // The first report of then is of the pass itself, whose weights are not saved yet.
          if (learned && reports.incrementAndGet() > 1) {
            throw new CancellationException();
          }
        };
    assertThrows(CancellationException.class, () -> training(0.1).train(progress, last::set));
    assertEquals(pass - 1, last.get().validation().size());
    assertEquals(whole, training(0.1).train(Progress.NONE, told::add).curve());
  }

  @Test
  void aDamagedCurveBeginsWhereTheTrainingGoesOn() throws Exception {
    interrupt(training(0.1));
    for (String damaged : new String[] {"{\"passes\":", "{\"passes\":6}", "null", "[]"}) {
      Files.writeString(saved(), damaged);
      told.clear();
      interrupt(training(0.1));
      assertEquals(new LearningCurve(PASSES, List.of(), List.of()), told.get(0), damaged);
    }
    LearningCurve rest = training(0.1).train(Progress.NONE, told::add).curve();
    assertEquals(PASSES - 2, rest.validation().size(), "that of what was saved is measured again");
    assertTrue(Double.isNaN(rest.done().get(0).accuracy()), "it is not known any more");
    assertEquals(3, rest.done().get(0).pass());
  }

  @Test
  @SuppressWarnings("unchecked")
  void theModelSaysHowGoodItWasAfterEachPass() throws Exception {
    for (double share : new double[] {0.1, 0}) {
      ClassicalTraining training = training(share);
      ClassicalTraining.Learned learned = training.train(Progress.NONE, told::add);
      assertEquals(share > 0 ? PASSES : 0, learned.curve().validation().size());
      ModelBuilder.Label label =
          new ModelBuilder.Label(
              folder.resolve("lira" + share), "LIRA", "", training.command(), learned.seconds());
      ModelManifest manifest =
          training
              .build(
                  learned,
                  workspace.catalog(),
                  new ModelRequest(label, Optional.empty(), true),
                  Progress.NONE)
              .entry()
              .manifest();
      Map<String, Object> settings = (Map<String, Object>) manifest.recipe().get("settings");
      List<Map<String, Object>> passes = (List<Map<String, Object>>) settings.get("passes");
      assertEquals(PASSES, passes.size());
      assertEquals(learned.curve().done().get(5).accuracy(), passes.get(5).get("accuracy"));
      assertEquals(share > 0, passes.get(5).containsKey("validationAccuracy"));
    }
  }

  @Test
  void aTrainingWithoutPassesHasNoCurve() throws Exception {
    ClassicalTraining neighbours =
        ClassicalTraining.of(
            Ladder.find("knn").orElseThrow(),
            workspace.catalog(),
            workspace.trainings(),
            List.of("few"),
            0.1,
            1,
            Progress.NONE);
    assertEquals(LearningCurve.NONE, neighbours.train(Progress.NONE, told::add).curve());
    assertEquals(List.of(), told);
  }
}
