package org.sketch28.train.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.Closeable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.FileLocks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.Network;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.train.TrainingConfig;
import org.sketch28.workspace.Workspace;

class LadderTest {

  @TempDir private Path folder;

  @Test
  void everyRecipeIsFoundAndOthersAreRefused() throws Exception {
    for (LadderSystem system : Ladder.systems()) {
      Ladder.require(system.name());
      assertEquals(
          1,
          Stream.of(system.trainer(), system.config(), system.ensemble())
              .filter(Optional::isPresent)
              .count(),
          system.name());
    }
    Ladder.require("digits");
    assertEquals("Softmax regression", Ladder.recipe("linear-softmax").title());
    assertEquals("digits", Ladder.recipe("digits").name());
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> Ladder.require("perceptron"));
    assertTrue(refused.getMessage().contains("knn-deskewed"), refused.getMessage());
  }

  @Test
  void shippedFiguresAreOfSystemsOfTheLadderAndNameTheirCommands() {
    for (LadderFigures figures : LadderFile.shipped().values()) {
      assertTrue(Ladder.find(figures.system()).isPresent(), figures.system());
      assertTrue(
          figures.error().orElse(1) < 0.2 && figures.error().orElse(0) > 0, figures.toString());
      assertTrue(figures.seconds() >= 0);
      for (LadderRun run : figures.runs()) {
        assertTrue(run.command().contains("--recipe " + figures.system()), run.command());
        assertEquals(64, run.parametersSha256().length());
      }
    }
  }

  /**
   * A recipe that was changed needs new figures. If a setting was only renamed, or a new one leaves
   * the others as they were, {@code settingsSha256} in the file is what has to change.
   */
  @Test
  void shippedFiguresAreOfTheRecipesAsTheyAre() {
    for (LadderFigures figures : LadderFile.shipped().values()) {
      LadderSystem system = Ladder.find(figures.system()).orElseThrow();
      for (LadderRun run : figures.runs()) {
        assertEquals(system.settingsSha256(), run.settingsSha256(), figures.system());
      }
    }
  }

  @Test
  void shippedFiguresAreOfTheNetworksOfTheRecipe() {
    for (LadderFigures figures : LadderFile.shipped().values()) {
      List<TrainingConfig> networks = Ladder.find(figures.system()).orElseThrow().networks();
      long expected = networks.stream().mapToLong(each -> numbers(each.architecture())).sum();
      for (LadderRun run : networks.isEmpty() ? List.<LadderRun>of() : figures.runs()) {
        assertEquals(expected, run.parameters(), figures.system());
      }
    }
  }

  /** All numbers in a network's file, those that are not learned included. */
  private static long numbers(Architecture architecture) {
    Network network = architecture.newNetwork(10, 0);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      return network.whole().getParameters().stream()
          .mapToLong(each -> each.getValue().getArray().size())
          .sum();
    }
  }

  @Test
  void figuresAreThoseOfAModelsManifest() throws Exception {
    ModelManifest manifest =
        ModelManifestBuilder.builder()
            .name("knn")
            .architecture("knn")
            .parametersSha256("abc")
            .recipe(Map.of("command", "sketch28 train --recipe knn --seed 7", "seconds", 12))
            .results(
                List.of(
                    new ModelManifest.Result("training accuracy", 1, 2000, "x"),
                    new ModelManifest.Result("test accuracy", 0.97, 10_000, "y")))
            .build();
    assertEquals(Optional.of("knn"), LadderModels.systemOf(manifest));
    LadderRun run = TrainedFigures.of(manifest, 5, 40).orElseThrow();
    assertEquals(7, run.seed());
    assertEquals(300, run.wrong());
    assertEquals(12, run.seconds());
    assertEquals(5, run.parameters());
    LadderFigures figures = new LadderFigures("knn", List.of(run));
    assertEquals(0.03, figures.error().orElseThrow(), 1e-12);
    Path file = folder.resolve("ladder.json");
    LadderFile.write(file, List.of(figures));
    assertTrue(Files.readString(file).contains("\"wrong\" : 300"));
    ModelManifest untested = ModelManifestBuilder.builder(manifest).results(null).build();
    assertFalse(TrainedFigures.of(untested, 5, 40).isPresent());
    ModelManifest other = ModelManifestBuilder.builder(manifest).recipe(Map.of()).build();
    assertFalse(LadderModels.systemOf(other).isPresent());
  }

  @Test
  void theSameTrainingIsNotDoneTwiceAtOnce() throws Exception {
    Workspace workspace = Workspace.in(folder);
    SyntheticDatasets.addFewDigits(workspace);
    ClassicalTraining training = training(workspace, "few");
    assertFalse(training.isResumed());
    training.train(Progress.NONE, curve -> {});
    assertTrue(training.isResumed());
    Path partial;
    try (Stream<Path> folders = Files.list(workspace.data().resolve("trainings"))) {
      partial = folders.findFirst().orElseThrow();
    }
    Closeable lock = FileLocks.tryLock(partial.resolve("training.lock")).orElseThrow();
    try (lock) {
      assertThrows(UserFacingException.class, () -> training.train(Progress.NONE, curve -> {}));
    }
  }

  @Test
  void aDatasetOfOneClassIsRefused() throws Exception {
    Workspace workspace = Workspace.in(folder);
    ImageDataset digits = StrokeDigits.images("ones", 20, 1);
    ImageDataset ones =
        new ImageDataset("ones", digits.pixels(), new byte[digits.size()], List.of("1"));
    workspace.catalog().add("ones", "Ones", Domain.DIGITS, "synthetic", Map.of(Split.TRAIN, ones));
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> training(workspace, "ones"));
    assertTrue(refused.getMessage().contains("of only one class"), refused.getMessage());
  }

  private static ClassicalTraining training(Workspace workspace, String dataset)
      throws UserFacingException {
    return ClassicalTraining.of(
        Ladder.find("knn").orElseThrow(),
        workspace.catalog(),
        workspace.trainings(),
        List.of(dataset),
        0.1,
        1,
        Progress.NONE);
  }
}
