package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.PublicDataset;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** What ships so that the Errors view is never empty: test images, and what the models predict. */
class ShippedEvaluationsTest {

  private static final Progress FORBIDDEN =
      (done, total) -> {
        throw new AssertionError("it is computed");
      };

  @TempDir private Path home;
  private Workspace workspace;

  @BeforeEach
  void open() {
    workspace = Workspace.in(home);
  }

  @ParameterizedTest
  @CsvSource({"digits,mnist", "garments,fashion-mnist"})
  void aModelsPredictionsForTheTestImagesAreReadyMade(String model, String dataset)
      throws Exception {
    ModelStore.Entry entry = workspace.models().find(model);
    assertTrue(
        workspace.evaluator().saved(entry, dataset, Split.TEST).isPresent(),
        "make it again with: sketch28 evaluate --model %s --dataset %s --save"
            .formatted(model, dataset));
    Evaluation evaluation = workspace.evaluator().evaluate(entry, dataset, Split.TEST, FORBIDDEN);
    assertEquals(10_000, evaluation.size());
    assertFalse(Files.exists(home.resolve("evaluations")), "nothing is written");

    int[] some = IntStream.range(0, 100).map(i -> 97 * i).toArray();
    ImageDataset few = evaluation.data().select("some", some);
    try (ScoredClassifier classifier = ModelStore.load(entry)) {
      DatasetOutputs computed = classifier.inferAll(few, Progress.NONE);
      for (int i = 0; i < some.length; i++) {
        assertArrayEquals(computed.logits(i), evaluation.outputs().logits(some[i]), 1e-3f);
        float[] exact = computed.features(i);
        float[] rounded = evaluation.outputs().features(some[i]);
        for (int f = 0; f < exact.length; f++) {
          assertEquals(exact[f], rounded[f], 1e-3 + Math.abs(exact[f]) / 60);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"mnist,CC BY-SA 3.0", "fashion-mnist,MIT"})
  void theTestFilesAreAsPublishedAndTheirLicenceIsBesideThem(String dataset, String licence)
      throws Exception {
    Catalog catalog = workspace.catalog();
    assertEquals(List.of(Split.TEST), catalog.find(dataset).availableSplits());
    assertEquals(List.of(), ((PublicDataset) catalog.find(dataset)).check(Split.TEST));
    Path folder = workspace.datasets().shipped().orElseThrow().resolve(dataset);
    assertTrue(Files.readString(folder.resolve("LICENCE.txt")).contains(licence));
  }

  @Test
  void whatFitsNeitherTheParametersNorTheImagesIsNotUsed() throws Exception {
    ModelStore.Entry digits = workspace.models().find("digits");
    Path other = home.resolve("copies/digits");
    copy(digits.folder(), other);
    Path key = other.resolve("evaluations/mnist-test.json");
    String right = Files.readString(key);
    ModelStore.Entry copy = ModelStore.entry(other);
    Evaluator evaluator =
        new Evaluator(workspace.catalog(), new EvaluationStore(home.resolve("own")));
    assertTrue(evaluator.saved(copy, "mnist", Split.TEST).isPresent());
    for (String field : List.of("parameters", "pixels")) {
      Files.writeString(key, right.replaceFirst("(\"" + field + "\"\\s*:\\s*\")..", "$1zz"));
      assertTrue(evaluator.saved(copy, "mnist", Split.TEST).isEmpty(), field);
    }
  }

  @Test
  void aMapOfAShippedEvaluationIsSavedInTheUsersFolder() throws Exception {
    ModelStore.Entry digits = workspace.models().find("digits");
    Evaluator evaluator = workspace.evaluator();
    Evaluation evaluation = evaluator.saved(digits, "mnist", Split.TEST).orElseThrow();
    float[] map = new float[2 * evaluation.size()];
    map[7] = 1;
    evaluator.store().saveMap(evaluation, digits, map);
    assertArrayEquals(map, evaluator.store().findMap(evaluation, digits).orElseThrow());
    assertTrue(Files.exists(home.resolve("evaluations/digits/mnist-test.map.safetensors")));
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
  }
}
