package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.base.Sha256;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.format.IdxFile;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** Systems of MNIST's history on other data, and as teachers. */
class SystemTrainingTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  /** A model that was trained predicts the test images as well when it is read again. */
  private void assertReadAgain(CommandRunner.Result trained, String model, String dataset)
      throws Exception {
    assertEquals(0, trained.code(), trained.err());
    double accuracy = trained.lastJson().path("testAccuracy").asDouble();
    assertTrue(accuracy > 0.5, "reaches " + accuracy);
    JsonNode evaluated =
        commands.run("evaluate", "--model", model, "--dataset", dataset, "--json").lastJson();
    assertEquals(accuracy, evaluated.path("accuracy").asDouble(), 1e-9);
  }

  @Test
  void aNetworkLearnsFromASystemWithoutGradients() throws Exception {
    String teacher = commands.path("teacher");
    CommandRunner.Result svm =
        commands.run("train", "--recipe", "svm", "--dataset", "few", "--out", teacher);
    assertEquals(0, svm.code(), svm.err());
    String out = commands.path("pupil");
    CommandRunner.Result pupil =
        commands.train(
            "few",
            15,
            "--teacher",
            teacher,
            "--distillation",
            "0.7",
            "--preparation",
            "deskewed",
            "--out",
            out,
            "--json");
    assertReadAgain(pupil, out, "few");
    String manifest = Files.readString(Path.of(out, "model.json"));
    assertTrue(manifest.contains("\"teacher\""), manifest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"knn", "svm", "lira"})
  void aSystemLearnsCorrectedImages(String system) throws Exception {
    Workspace workspace = commands.workspace();
    ImageDataset few = workspace.catalog().load("few", Split.TRAIN);
    CorrectionStore corrections = workspace.catalog().corrections();
    corrections.put(
        "few", few, CorrectionStore.of(few, Split.TRAIN, 2, Correction.UNCLEAR).orElseThrow());
    corrections.put("few", few, CorrectionStore.of(few, Split.TRAIN, 3, 8).orElseThrow());
    String dataset = "few" + CorrectedDataset.SUFFIX;
    String out = commands.path("made");
    CommandRunner.Result trained =
        commands.run("train", "--recipe", system, "--dataset", dataset, "--out", out, "--json");
    assertReadAgain(trained, out, dataset);
    ModelManifest manifest = ModelStore.entry(Path.of(out)).manifest();
    assertEquals(dataset, manifest.data().dataset());
    String uncorrected = Sha256.of(IdxFile.ofLabels(few).toBytes());
    assertFalse(manifest.data().sha256().containsValue(uncorrected), "the labels are others");
  }

  @Test
  void neighboursThatRememberAllImagesNeedTheTemperatureOfOthers() {
    CommandRunner.Result result =
        commands.run("train", "--recipe", "knn", "--dataset", "few", "--validation-share", "0");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("Add --calibration MODEL"), result.err());
  }
}
