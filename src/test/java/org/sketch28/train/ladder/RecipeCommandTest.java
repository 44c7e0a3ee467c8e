package org.sketch28.train.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;

class RecipeCommandTest {

  private static Optional<RecipeCommand> of(String options) {
    ModelManifest manifest =
        ModelManifestBuilder.builder()
            .recipe(Map.of("command", "sketch28 train --recipe " + options))
            .build();
    return RecipeCommand.of(manifest);
  }

  @ParameterizedTest
  @CsvSource({
    "lenet5 --dataset mnist --epochs 30 --seed 3 --threads 2 --calibration x --out FOLDER, true",
    "committee --dataset mnist --epochs 30 --batch-size 128 --seed 1, true",
    "svm --dataset mnist --validation-share 0.0 --seed 1, true",
    "lenet5 --dataset mnist --epochs 3, false",
    "committee --batch-size 64, false",
    "rmdl --epochs 30, false",
    "lira --neurons 2000, false",
    "lenet5 --architecture MLP, false",
    "lenet5 --no-augment, false"
  })
  void otherSettingsAreAnotherSystem(String options, boolean asInRecipe) {
    assertEquals(asInRecipe, of(options).orElseThrow().isAsInRecipe());
  }

  /** The window's command has no settings; those of earlier versions were others. */
  @Test
  void theSettingsOfTheModelCardCount() {
    TrainingConfig config = Ladder.find("lenet5").orElseThrow().networks().get(0);
    assertTrue(of(TrainingConfigBuilder.builder(config).seed(9).replicas(1).build()));
    assertFalse(of(TrainingConfigBuilder.builder(config).epochs(3).build()));
  }

  private static boolean of(TrainingConfig config) {
    Map<?, ?> settings = new ObjectMapper().convertValue(config, Map.class);
    ModelManifest manifest =
        ModelManifestBuilder.builder()
            .recipe(
                Map.of("command", "sketch28 train --recipe lenet5 --seed 1", "settings", settings))
            .build();
    return RecipeCommand.of(manifest).orElseThrow().isAsInRecipe();
  }

  @Test
  void theSettingsOfATrainingWithoutGradientsCount() {
    String trainer = Ladder.find("svm").orElseThrow().trainer().orElseThrow().toString();
    assertTrue(ofTrainer(trainer));
    assertFalse(ofTrainer(trainer.replace("cost=", "cost=1")));
  }

  private static boolean ofTrainer(String trainer) {
    ModelManifest manifest =
        ModelManifestBuilder.builder()
            .recipe(
                Map.of(
                    "command",
                    "sketch28 train --recipe svm",
                    "settings",
                    Map.of("trainer", trainer)))
            .build();
    return RecipeCommand.of(manifest).orElseThrow().isAsInRecipe();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lenet5 --from x", "lenet5 --teacher x --distillation 0.7", "digits", "?"})
  void whatIsHelpedOrOfNoSystemIsNotOfTheLadder(String options) {
    assertFalse(of(options).isPresent());
  }

  @Test
  void aModelWithoutACommandIsNotOfTheLadder() {
    assertEquals(Optional.empty(), RecipeCommand.of(ModelManifestBuilder.builder().build()));
  }

  @Test
  void theSeedIsThatOfTheCommand() {
    assertEquals(7, of("knn --seed 7").orElseThrow().seed());
    assertEquals(1, of("knn").orElseThrow().seed());
    assertEquals(1, of("knn --seed 99999999999999999999").orElseThrow().seed());
  }
}
