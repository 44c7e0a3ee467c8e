package org.sketch28.train.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.FewDrawingsTraining.Example;

class FewDrawingsTrainingTest {

  private static final List<String> NAMES = List.of("ring", "cross");

  @TempDir private Path home;

  private static GrayImage image(double[]... lines) {
    List<Stroke> strokes = new ArrayList<>();
    for (double[] line : lines) {
      List<StrokePoint> points = new ArrayList<>();
      for (int i = 0; i < line.length; i += 2) {
        points.add(new StrokePoint(line[i], line[i + 1]));
      }
      strokes.add(new Stroke(Stroke.Tool.PEN, points, 18, 255));
    }
    return Domain.DIGITS.preprocessor().apply(Drawing.of(strokes)).result();
  }

  private static GrayImage ring(double width) {
    double[] line = new double[26];
    for (int i = 0; i < 13; i++) {
      line[2 * i] = 140 + width * Math.cos(i * Math.PI / 6);
      line[2 * i + 1] = 140 + 80 * Math.sin(i * Math.PI / 6);
    }
    return image(line);
  }

  private static GrayImage cross(double slant) {
    return image(new double[] {60, 60 + slant, 220, 220}, new double[] {220, 60, 60 + slant, 220});
  }

  /** Four rings and four crosses, of which the last is called a ring by mistake. */
  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      examples.add(new Example(0, ring(60 + 10 * i)));
      examples.add(new Example(1, cross(10 * i)));
    }
    examples.add(new Example(0, cross(15)));
    return examples;
  }

  @Test
  void aFewDrawingsAreEnoughAndAWrongOneIsFoundHard() throws Exception {
    Path folder = home.resolve("shapes");
    List<Long> shares = new ArrayList<>();
    FewDrawingsTraining.Result result =
        FewDrawingsTraining.train(
            NAMES, examples(), folder, "Shapes", (done, total) -> shares.add(100 * done / total));
    assertEquals(9, result.verdicts().size());
    assertEquals(100, shares.get(shares.size() - 1));
    assertFalse(result.verdicts().get(8).isRight(), "a cross that is called a ring");
    assertTrue(result.right() >= 7, result.verdicts().toString());

    ModelStore.Entry read = ModelStore.entry(folder);
    assertEquals(NAMES, read.manifest().classes());
    assertEquals("Shapes", read.manifest().title());
    assertEquals(result.right() / 9.0, read.manifest().results().get(0).value(), 1e-9);
    try (Classifier classifier = ModelStore.load(read)) {
      assertEquals(0, classifier.predict(ring(95)).best());
      assertEquals(1, classifier.predict(cross(25)).best());
    }
  }

  @Test
  void tooFewDrawingsAreRefused() {
    List<Example> few = examples().subList(0, 5);
    UserFacingException refused =
        assertThrows(
            UserFacingException.class,
            () -> FewDrawingsTraining.train(NAMES, few, home, "x", Progress.NONE));
    assertEquals("\"cross\" has 2 drawings; draw at least 3.", refused.getMessage());
    assertThrows(
        UserFacingException.class,
        () -> FewDrawingsTraining.train(List.of("ring"), few, home, "x", Progress.NONE));
  }

  @Test
  void aCancelledTrainingSavesNothing() {
    Path folder = home.resolve("cancelled");
    assertThrows(
        CancellationException.class,
        () ->
            FewDrawingsTraining.train(
                NAMES,
                examples(),
                folder,
                "x",
                (done, total) -> {
                  throw new CancellationException();
                }));
    assertFalse(Files.exists(folder));
  }
}
