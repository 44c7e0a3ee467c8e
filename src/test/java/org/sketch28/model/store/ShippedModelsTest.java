package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;

/** The models that come with the program. How good they are is measured, not tested. */
class ShippedModelsTest {

  private static final Path MODELS = Path.of(System.getProperty("sketch28.home"), "models");

  @ParameterizedTest
  @ValueSource(strings = {"digits", "garments", "linear-1998", "lenet5-1998", "lira-small"})
  void areSmallAndNameTheirOrigin(String name) throws Exception {
    try (Stream<Path> files = Files.list(MODELS.resolve(name))) {
      long size = files.mapToLong(file -> file.toFile().length()).sum();
      assertTrue(size <= 5_000_000, size + " bytes");
    }
    ModelManifest manifest = ModelStore.entry(MODELS.resolve(name)).manifest();
    assertEquals(name, manifest.name());
    assertTrue(manifest.data().toString().matches("(?s).*[0-9a-f]{64}.*"));
    assertTrue(manifest.results().stream().allMatch(r -> r.command().startsWith("sketch28 ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "garments", "linear-1998", "lenet5-1998", "lira-small"})
  void canBeLoadedAndPredictProbabilities(String name) throws Exception {
    try (Recognizer recognizer = Recognizer.load(ModelStore.entry(MODELS.resolve(name)))) {
      Drawing drawing = StrokeDigits.drawing(3, new SplittableRandom(1));
      Prediction prediction = recognizer.recognize(drawing).prediction().orElseThrow();
      double sum = 0;
      for (float probability : prediction.probabilities()) {
        sum += probability;
      }
      assertEquals(1, sum, 1e-4);
      assertEquals(recognizer.classifier().classNames().size(), prediction.ranking().size());
    }
  }
}
