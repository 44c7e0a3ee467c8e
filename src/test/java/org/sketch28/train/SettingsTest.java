package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;
import org.sketch28.train.step.OptimizerConfigBuilder;

/** Presets, recipes, learning rates, and the settings that are refused. */
class SettingsTest {

  @ParameterizedTest
  @EnumSource(Preset.class)
  void presetsCanBeTrained(Preset preset) {
    for (Domain domain : Domain.values()) {
      TrainingConfig config = preset.config(domain);
      assertDoesNotThrow(() -> config.check(1000));
      assertEquals(domain == Domain.GARMENTS, config.augmentation().flip(), "mirrored digits");
    }
  }

  @Test
  void thePresetsSettingsAreThoseThatWereChosen() {
    assertEquals(
        AugmentationBuilder.builder().rotation(8).shift(1.5).zoom(0.1).shear(0.15).build(),
        Preset.QUICK.config(Domain.DIGITS).augmentation());
    assertEquals(
        AugmentationBuilder.builder().rotation(6).shift(1).zoom(0.06).flip(true).erase(0.3).build(),
        Preset.BEST.config(Domain.GARMENTS).augmentation());
    TrainingConfig good = Preset.GOOD.config(Domain.DIGITS);
    assertEquals(
        AugmentationBuilder.builder()
            .rotation(12)
            .shift(1.5)
            .zoom(0.1)
            .shear(0.15)
            .elastic(0.6)
            .build(),
        good.augmentation());
    assertEquals(Architecture.CNN, good.architecture());
    assertEquals(12, good.epochs());
    assertEquals(OptimizerConfig.oneCycle(3e-3, 0.01), good.optimizer());
    assertEquals(0.3, good.dropout());
    assertEquals(0.1, Preset.QUICK.config(Domain.GARMENTS).dropout());
  }

  @Test
  void aRecipeFitsFewImages() {
    TrainingConfig config = TrainingConfigs.small(Architecture.LINEAR, 1, 128);
    assertEquals(64, config.fitting(100).batchSize());
    assertDoesNotThrow(() -> config.fitting(100).check(100));
    assertEquals(config, config.fitting(128));
    assertThrows(UserFacingException.class, () -> config.fitting(1).check(1));
  }

  @Test
  void recipesCanBeTrainedAndOthersAreReported() throws Exception {
    for (String name : List.of("digits", "garments")) {
      Recipe recipe = Recipe.named(name);
      assertEquals(name, recipe.name());
      assertDoesNotThrow(() -> recipe.config().check(60_000));
    }
    var e = assertThrows(UserFacingException.class, () -> Recipe.named("letters"));
    assertTrue(e.getMessage().contains("[digits, garments]"), e.getMessage());
  }

  private static TrainingConfig with(UnaryOperator<TrainingConfigBuilder> change) {
    TrainingConfig good = TrainingConfigs.small(Architecture.LINEAR, 1, 10);
    return change.apply(TrainingConfigBuilder.builder(good)).build();
  }

  private static TrainingConfig withOptimizer(UnaryOperator<OptimizerConfigBuilder> change) {
    OptimizerConfig good = OptimizerConfig.oneCycle(1e-3, 0);
    OptimizerConfig changed = change.apply(OptimizerConfigBuilder.builder(good)).build();
    return with(config -> config.optimizer(changed));
  }

  @Test
  void settingsOutOfTheirRangeAreRefused() {
    List<TrainingConfig> bad =
        List.of(
            with(c -> c.epochs(0)),
            with(c -> c.epochs(10_001)),
            with(c -> c.batchSize(1)),
            with(c -> c.batchSize(51)),
            with(c -> c.labelSmoothing(0.6)),
            with(c -> c.dropout(0.95)),
            with(c -> c.emaDecay(1)),
            with(c -> c.outliers(-0.1)),
            with(c -> c.validationShare(0.6)),
            with(c -> c.validationShare(0).patience(2)),
            with(c -> c.replicas(-1)),
            with(c -> c.replicas(65)),
            with(c -> c.replicas(6)),
            withOptimizer(o -> o.learningRate(Double.NaN)),
            withOptimizer(o -> o.learningRate(0)),
            withOptimizer(o -> o.warmUp(0.6)),
            withOptimizer(o -> o.momentum(1)),
            withOptimizer(o -> o.weightDecay(1)));
    for (TrainingConfig config : bad) {
      assertThrows(UserFacingException.class, () -> config.check(50), config::toString);
    }
    assertDoesNotThrow(() -> with(c -> c).check(50));
  }

  @Test
  void thereIsAReplicaForEachCoreAsLongAsBatchesAreLargeEnough() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertEquals(cores, TrainingConfig.replicasHere(16 * cores));
    assertEquals(1, TrainingConfig.replicasHere(31));
    assertEquals(1, TrainingConfig.replicasHere(2));
    assertEquals(1, with(c -> c.replicas(0)).replicas(), "as earlier versions saved it");
  }

  @Test
  void learningRatesFollowTheirSchedule() {
    OptimizerConfig cycle = OptimizerConfig.oneCycle(1, 0);
    assertTrue(cycle.learningRateAt(0, 1000) < 0.02);
    assertEquals(1, cycle.learningRateAt(100, 1000), 1e-9);
    assertEquals(0.5, cycle.learningRateAt(550, 1000), 1e-9);
    assertEquals(1e-3, cycle.learningRateAt(999, 1000), 1e-9);
    OptimizerConfig steps =
        OptimizerConfigBuilder.builder(cycle)
            .schedule(OptimizerConfig.Schedule.STEP)
            .warmUp(0)
            .build();
    assertEquals(1, steps.learningRateAt(499, 1000));
    assertEquals(0.1, steps.learningRateAt(500, 1000));
    assertEquals(0.01, steps.learningRateAt(750, 1000));
  }
}
