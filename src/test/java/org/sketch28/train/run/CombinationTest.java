package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sketch28.train.run.SmallTrainings.TEST;
import static org.sketch28.train.run.SmallTrainings.config;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;

/** Ensembles of runs, and the two protocols. */
class CombinationTest {

  @TempDir private Path home;
  private SmallTrainings small;

  @BeforeEach
  void aSmallDataset() throws Exception {
    small = new SmallTrainings(home);
  }

  @Test
  void severalRunsBecomeOneModel() throws Exception {
    List<RunInfo> runs =
        List.of(
            small.trained("few", config(Architecture.LINEAR, 1).build()),
            small.trained(
                "few", config(Architecture.MLP, 2).preparation(ImagePreparation.WIDTH_16).build()));
    for (Weighting weighting : Weighting.values()) {
      ModelBuilder.Built built =
          small.service.combine(
              runs,
              weighting,
              small.named("both-" + weighting),
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
    RunInfo first = small.trained("few", config(Architecture.LINEAR, 1).build());
    RunInfo other = small.trained("others", config(Architecture.LINEAR, 1).build());
    RunInfo otherwiseSplit =
        small.trained("few", config(Architecture.LINEAR, 1).splitSeed(9).build());
    RunInfo whole = small.trained("few", config(Architecture.LINEAR, 2).validationShare(0).build());
    RunInfo whole3 =
        small.trained("few", config(Architecture.LINEAR, 3).validationShare(0).build());
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
            () ->
                small.service.combine(List.of(runs), weighting, small.named("none"), Progress.NONE))
        .getMessage();
  }

  @Test
  void theTestImagesChooseOnlyByThePublishedProtocol() throws Exception {
    TrainingConfig config = config(Architecture.LINEAR, 1).protocol(Protocol.PUBLISHED).build();
    RunInfo run = small.trained("few", config);
    LoadedRun loaded = small.service.load(run, Progress.NONE);
    assertEquals(200, loaded.data().split().training().size());
    assertTrue(loaded.data().split().validation().sameContent(TEST));
    ModelBuilder.Built built =
        small.service.buildModel(loaded, small.named("published"), Progress.NONE);
    assertTrue(Double.isNaN(built.testAccuracy()), "no honest figure");
    assertEquals(1, built.entry().manifest().results().size());
    assertEquals(ModelBuilder.CHOSEN_BY_TEST, built.entry().manifest().results().get(0).measure());
    assertFalse(small.workspace.runs().find(run.id()).testAccuracy() != null, "nor in the table");
    TrainingConfig pupil =
        config(Architecture.LINEAR, 2).teacher("published").distillation(0.5).build();
    String refusal =
        assertThrows(UserFacingException.class, () -> small.trained("few", pupil)).getMessage();
    assertTrue(refusal.contains("chosen by the test images"), refusal);
  }
}
