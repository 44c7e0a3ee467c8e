package org.sketch28.model.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.data.synth.StrokeGarments;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

class ChangeSearchTest {

  private static Recognizer digits;

  @BeforeAll
  static void load() throws Exception {
    digits = Recognizer.load(ModelStore.entry(Path.of("models/digits")));
  }

  @AfterAll
  static void close() {
    digits.close();
  }

  @Test
  void aChangedDrawingIsTheOtherClassAndLooksLikeADigit() {
    SplittableRandom random = new SplittableRandom(1);
    int found = 0;
    for (int digit = 0; digit < 10; digit++) {
      Drawing drawing = StrokeDigits.drawing(digit, random);
      Prediction before = digits.recognize(drawing).prediction().orElseThrow();
      int target = before.ranking().get(1);
      Optional<DrawingChange> change = ChangeSearch.find(digits, drawing, target, () -> true);
      if (change.isEmpty()) {
        continue;
      }
      found++;
      Prediction after = digits.recognize(change.get().changed()).prediction().orElseThrow();
      assertEquals(target, after.best());
      assertTrue(after.known());
      assertEquals(after.confidence(), change.get().prediction().confidence(), 1e-3);
      assertEquals(drawing, change.get().steps().get(0));
      assertEquals(change.get().edits().size() + 1, change.get().steps().size());
      assertTrue(change.get().share() > 0);
      assertTrue(change.get().erasedAndAdded() >= change.get().share());
      assertTrue(
          change.get().steps().subList(0, change.get().steps().size() - 1).stream()
              .allMatch(step -> !step.equals(change.get().changed())));
    }
    assertTrue(found >= 6, found + " of ten were found");
  }

  @Test
  void garmentsAreChangedToo() throws Exception {
    try (Recognizer garments = Recognizer.load(ModelStore.entry(Path.of("models/garments")))) {
      Drawing dress = StrokeGarments.drawing(3, new SplittableRandom(2));
      Prediction before = garments.recognize(dress).prediction().orElseThrow();
      long found =
          before.ranking().subList(1, 4).stream()
              .filter(target -> ChangeSearch.find(garments, dress, target, () -> true).isPresent())
              .count();
      assertTrue(found > 0, "it can become one of the three classes that it is likest");
    }
  }

  @Test
  void thereIsNoneForPicturesAreasAndDots() {
    Stroke dot = Stroke.pen(20, new StrokePoint(90, 90));
    Stroke area = new Stroke(Stroke.Tool.FILL, List.of(new StrokePoint(9, 9)), 1, 255);
    Drawing picture = Drawing.of(GrayImage.of(28, 28, (x, y) -> x == 14 ? 255 : 0));
    for (Drawing drawing :
        List.of(
            Drawing.empty(), picture, Drawing.of(List.of(dot)), Drawing.of(List.of(dot, area)))) {
      assertEquals(Optional.empty(), ChangeSearch.find(digits, drawing, 3, () -> true));
    }
  }

  @Test
  void thereIsNoneOnceNobodyWantsIt() {
    Drawing seven = StrokeDigits.drawing(7, new SplittableRandom(1));
    assertEquals(Optional.empty(), ChangeSearch.find(digits, seven, 1, () -> false));
  }

  @Test
  void scribblesAreNotChanged() {
    List<Stroke> hatching =
        IntStream.range(0, 200)
            .mapToObj(i -> Stroke.pen(4, new StrokePoint(i, 20), new StrokePoint(i + 30, 260)))
            .toList();
    assertEquals(Optional.empty(), ChangeSearch.find(digits, Drawing.of(hatching), 3, () -> true));
  }
}
