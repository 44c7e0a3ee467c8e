package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.RealData;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;

/** The models that ship, as users get them. */
class ShippedModelsTest {

  private static final Path MODELS = Path.of(System.getProperty("sketch28.home"), "models");

  private static Recognizer load(String name) throws UserFacingException {
    return Recognizer.load(new ModelStore(List.of(MODELS)).find(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "garments"})
  void areSmallAndTellWhereTheyComeFrom(String name) throws Exception {
    try (Stream<Path> files = Files.list(MODELS.resolve(name))) {
      long size = files.mapToLong(file -> file.toFile().length()).sum();
      assertTrue(size <= 5_000_000, size + " bytes");
    }
    ModelManifest manifest = ModelStore.entry(MODELS.resolve(name)).manifest();
    assertEquals(name, manifest.name());
    assertTrue(manifest.data().toString().matches("(?s).*[0-9a-f]{64}.*"));
    assertTrue(manifest.results().stream().allMatch(r -> r.command().startsWith("sketch28 ")));
  }

  /** The first thousand images only: the whole test is {@code sketch28 evaluate}. */
  @ParameterizedTest
  @CsvSource({"digits,mnist,0.985", "garments,fashion-mnist,0.90"})
  void nameTheTestImages(String name, String dataset, double least) throws Exception {
    ImageDataset test = RealData.load(dataset, Split.TEST);
    try (Recognizer recognizer = load(name)) {
      int right = 0;
      for (int i = 0; i < 1000; i++) {
        Prediction prediction = recognizer.classifier().predict(test.image(i));
        double sum = 0;
        for (int c = 0; c < 10; c++) {
          sum += prediction.probabilities()[c];
        }
        assertEquals(1, sum, 1e-4);
        right += prediction.best() == test.label(i) ? 1 : 0;
      }
      assertTrue(right >= 1000 * least, right + " of 1000");
    }
  }

  @Test
  void placeAndSizeDoNotChangeThePrediction() throws Exception {
    Path file = RealData.file("pendigits", "train.ndjson.gz");
    Random random = new Random(28);
    int different = 0;
    try (Recognizer recognizer = load("digits");
        StrokeFile strokes = StrokeFile.open(file)) {
      for (int i = 0; i < 300; i++) {
        Drawing drawing = strokes.next().drawing();
        double scale = 0.3 + 1.7 * random.nextDouble();
        double dx = (random.nextDouble() - 0.5) * 200;
        double dy = (random.nextDouble() - 0.5) * 200;
        Prediction here = recognizer.recognize(drawing).prediction().orElseThrow();
        Prediction there =
            recognizer.recognize(moved(drawing, scale, dx, dy)).prediction().orElseThrow();
        different += here.best() == there.best() ? 0 : 1;
      }
    }
    assertTrue(different <= 1, different + " of 300 predictions changed");
  }

  private static Drawing moved(Drawing drawing, double scale, double dx, double dy) {
    return Drawing.of(
        drawing.strokes().stream()
            .map(
                (Stroke stroke) ->
                    stroke.withPoints(
                        stroke.points().stream()
                            .map(p -> new StrokePoint(p.x() * scale + dx, p.y() * scale + dy))
                            .toList()))
            .toList());
  }
}
