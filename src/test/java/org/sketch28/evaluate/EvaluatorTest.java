package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.TrainingData;
import org.sketch28.workspace.Workspace;

/** Models that ship with the program, on a few synthetic images. */
class EvaluatorTest {

  private static final String DATASET = "few";

  @TempDir private Path home;
  private Catalog catalog;
  private Evaluator evaluator;
  private ModelStore.Entry digits;

  @BeforeEach
  void open() throws UserFacingException {
    Workspace workspace = Workspace.in(home);
    SyntheticDatasets.addFewDigits(workspace);
    catalog = workspace.catalog();
    evaluator = workspace.evaluator();
    digits = workspace.models().find("digits");
  }

  private Evaluation evaluate() throws UserFacingException {
    return evaluator.evaluate(digits, DATASET, Split.TEST, Progress.NONE);
  }

  private Path saved(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("evaluations"))) {
      return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  @Test
  void predictionsAreThoseForSingleImages() throws Exception {
    Evaluation evaluation = evaluate();
    try (Classifier classifier = ModelStore.load(digits)) {
      for (int i = 0; i < evaluation.size(); i += 7) {
        GrayImage image = evaluation.data().image(i);
        assertArrayEquals(
            classifier.predict(image).probabilities(), evaluation.probabilities(i), 1e-5f);
        assertEquals(classifier.predict(image).known(), evaluation.known(i));
      }
    }
  }

  /** The outputs that ship are in the same folder as those of the user's own models. */
  @Test
  void whatIsSavedForShippingReplacesWhatWasSaved() throws Exception {
    Workspace workspace = Workspace.in(home);
    Path mine = workspace.ownModels().resolve("mine");
    Files.createDirectories(mine);
    for (String file : List.of("model.json", "model.safetensors")) {
      Files.copy(workspace.models().find("linear-1998").folder().resolve(file), mine.resolve(file));
    }
    ModelStore.Entry model = ModelStore.entry(mine);
    Evaluation before = evaluator.evaluate(model, DATASET, Split.TEST, Progress.NONE);
    workspace.catalog().remove(DATASET);
    workspace
        .catalog()
        .add(
            DATASET,
            "Others",
            Domain.DIGITS,
            "synthetic",
            Map.of(Split.TEST, StrokeDigits.images(DATASET, 50, 3)));
    Evaluation after = evaluator.evaluateForShipping(model, DATASET, Split.TEST, Progress.NONE);
    assertFalse(
        Arrays.equals(before.outputs().logits(0), after.outputs().logits(0)), "other images");
    assertArrayEquals(
        after.outputs().logits(0),
        evaluator.saved(model, DATASET, Split.TEST).orElseThrow().outputs().logits(0));
  }

  @Test
  void aSavedEvaluationIsTheSameAndIsNotComputedAgain() throws Exception {
    assertTrue(evaluator.saved(digits, DATASET, Split.TEST).isEmpty());
    Evaluation first = evaluate();
    Evaluation again =
        evaluator.evaluate(
            digits,
            DATASET,
            Split.TEST,
            (done, total) -> {
              throw new AssertionError("it is evaluated again");
            });
    assertEquals(first.outputs(), again.outputs());
    assertArrayEquals(first.errors(), again.errors());
    assertTrue(evaluator.saved(digits, DATASET, Split.TRAIN).isEmpty());
  }

  @Test
  void evaluationsOfOtherParametersAndDamagedOnesAreNotUsed() throws Exception {
    Evaluation first = evaluate();
    Path numbers = saved(".safetensors");
    byte[] bytes = Files.readAllBytes(numbers);
    Files.write(numbers, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(evaluator.saved(digits, DATASET, Split.TEST).isEmpty());
    assertEquals(first.outputs(), evaluate().outputs());
    Path key = saved(".json");
    Files.writeString(
        key, Files.readString(key).replaceFirst("(\"parameters\"\\s*:\\s*\")..", "$1zz"));
    assertTrue(evaluator.saved(digits, DATASET, Split.TEST).isEmpty());
    Files.writeString(key, "{");
    assertTrue(evaluator.saved(digits, DATASET, Split.TEST).isEmpty());
  }

  /** The weights of an ensemble are options: other ones have other errors. */
  @Test
  void evaluationsWithOtherOptionsAreNotUsed() throws Exception {
    evaluate();
    ModelStore.Entry weighted =
        new ModelStore.Entry(
            ModelManifestBuilder.builder(digits.manifest())
                .architecture(ModelContent.ENSEMBLE)
                .options(Map.of("weights", List.of(0.75, 0.25)))
                .build(),
            digits.savedIn());
    assertTrue(evaluator.saved(weighted, DATASET, Split.TEST).isEmpty());
    assertTrue(evaluator.saved(digits, DATASET, Split.TEST).isPresent());
  }

  @Test
  void aCancelledEvaluationSavesNothing() {
    assertThrows(
        CancellationException.class,
        () ->
            evaluator.evaluate(
                digits,
                DATASET,
                Split.TEST,
                (done, total) -> {
                  if (done > 0) {
                    throw new CancellationException();
                  }
                }));
    assertFalse(Files.exists(home.resolve("evaluations")));
  }

  @Test
  void mapsAreSavedAndDeletedWithTheirEvaluation() throws Exception {
    Evaluation evaluation = evaluate();
    float[] map = new float[2 * evaluation.size()];
    map[5] = 3;
    evaluator.store().saveMap(evaluation, digits, map);
    assertArrayEquals(map, evaluator.store().findMap(evaluation, digits).orElseThrow());
    evaluator.store().save(digits, DATASET, Split.TEST, evaluation.data(), evaluation.outputs());
    assertTrue(evaluator.store().findMap(evaluation, digits).isEmpty());
  }

  @Test
  void aModelOfOtherClassesIsRefused() throws Exception {
    ModelStore.Entry garments =
        new ModelStore(List.of(digits.folder().getParent())).find("garments");
    UserFacingException refused =
        assertThrows(
            UserFacingException.class,
            () -> evaluator.evaluate(garments, DATASET, Split.TEST, Progress.NONE));
    assertTrue(
        refused.getMessage().contains("classes of the model garments"), refused.getMessage());
  }

  @Test
  void correctionsAreSavedAndUsedInTraining() throws Exception {
    ImageDataset data = catalog.load(DATASET, Split.TRAIN);
    int other = (data.label(3) + 1) % 10;
    CorrectionStore store = catalog.corrections();
    store.put(DATASET, data, CorrectionStore.of(data, Split.TRAIN, 3, other).orElseThrow());
    store.put(
        DATASET, data, CorrectionStore.of(data, Split.TRAIN, 5, Correction.UNCLEAR).orElseThrow());
    ImageDataset corrected = catalog.load(DATASET + "+corrections", Split.TRAIN);
    assertEquals(data.size() - 1, corrected.size());
    assertEquals(other, corrected.label(3));
    assertEquals(data.image(6), corrected.image(5));
    assertEquals(
        catalog.load(DATASET, Split.TEST).size(),
        catalog.load(DATASET + "+corrections", Split.TEST).size());
    TrainingData training =
        TrainingData.load(catalog, List.of(DATASET + "+corrections"), 0.1, 1, Progress.NONE);
    assertEquals(
        data.size() - 1, training.split().training().size() + training.split().validation().size());
    store.remove(DATASET, data, Split.TRAIN, 3);
    assertEquals(1, store.list(DATASET).size());
    assertTrue(
        new String(
                CorrectionStore.csv(store.list(DATASET), data.classNames()),
                java.nio.charset.StandardCharsets.UTF_8)
            .contains("train,5,"));
    Files.writeString(home.resolve("corrections").resolve(DATASET + ".json"), "[{]");
    assertThrows(UserFacingException.class, () -> store.list(DATASET));
  }

  @Test
  void figuresThatCannotBeSavedAreGivenAllTheSame() throws Exception {
    // As on a full disk, nothing can be written there.
    Files.writeString(home.resolve("evaluations"), "in the way");
    assertEquals(50, evaluate().size());
  }
}
