package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/**
 * Drawings with more strokes and points than anybody draws: refused, or read and recognised soon.
 */
class HostileDrawingsTest extends HostileFilesSteps {

  private static String stroke(String tool, int points, Random random) {
    StringJoiner x = new StringJoiner(",", "[", "]");
    StringJoiner y = new StringJoiner(",", "[", "]");
    for (int i = 0; i < points; i++) {
      x.add(Integer.toString(random.nextInt(280)));
      y.add(Integer.toString(random.nextInt(280)));
    }
    return "{\"tool\":%s,\"width\":18,\"gray\":255,\"x\":%s,\"y\":%s}".formatted(tool, x, y);
  }

  private static byte[] drawing(int strokes, int points, String... tools) {
    Random random = new Random(1);
    StringJoiner all = new StringJoiner(",", "{\"strokes\":[", "]}");
    for (int i = 0; i < strokes; i++) {
      all.add(stroke(tools[i % tools.length], points, random));
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsNoDrawingIsRefused() throws Exception {
    files.put("million-points.sketch28", drawing(1, 1_000_000, "\"PEN\""));
    files.put("thousands-of-strokes.sketch28", drawing(2001, 2, "\"PEN\""));
    files.put("without-tool.sketch28", drawing(1, 2, "null"));
    files.put("without-points.sketch28", drawing(1, 0, "\"PEN\""));
    files.put("no-strokes.sketch28", "{}".getBytes(StandardCharsets.UTF_8));
    files.put("nothing.sketch28", "null".getBytes(StandardCharsets.UTF_8));
    files.put(
        "far.sketch28",
        "{\"strokes\":[{\"tool\":\"PEN\",\"width\":18,\"gray\":9,\"x\":[1e5],\"y\":[1]}]}"
            .getBytes(StandardCharsets.UTF_8));
    byte[] huge = HostilePicturesTest.flatWebp(15_000, 15_000);
    files.put(
        "huge-picture.sketch28",
        "{\"picture\":\"%s\",\"strokes\":[]}"
            .formatted(Base64.getEncoder().encodeToString(huge))
            .getBytes(StandardCharsets.UTF_8));
    assertEquals(files.size(), refused(DrawingDocument::read));
  }

  @Test
  void linesWithVeryManyPointsAreThinnedOut() throws Exception {
    Path file = Files.write(folder.resolve("many.sketch28"), drawing(10, 10_000, "\"PEN\""));
    Drawing read = DrawingDocument.read(file);
    int points = read.strokes().stream().mapToInt(stroke -> stroke.points().size()).sum();
    assertTrue(points > Drawing.MOST_POINTS / 2 && points <= Drawing.MOST_POINTS, "" + points);
    assertEquals(10, read.strokes().size());
  }

  /** All of these took minutes, or did not end, before their work was nearly proportional. */
  @ParameterizedTest
  @ValueSource(strings = {"\"PEN\"", "\"PEN\",\"ERASER\"", "\"PEN\",\"FILL\"", "\"FILL\""})
  void theLargestDrawingsAreRecognisedSoon(String tools) throws Exception {
    try (Recognizer digits =
        Recognizer.load(
            new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models")))
                .find("digits"))) {
      for (int strokes : new int[] {2, 2000}) {
        byte[] json = drawing(strokes, Drawing.MOST_POINTS / strokes, tools.split(","));
        Path file = Files.write(folder.resolve("large.sketch28"), json);
        Drawing drawing = DrawingDocument.read(file);
        assertTrue(drawing.strokes().stream().anyMatch(each -> each.tool() != Stroke.Tool.ERASER));
        // Half a second on a quiet machine; a busy one took more than 20 s for it.
        assertTimeoutPreemptively(
            LONGEST.multipliedBy(3), () -> digits.read(drawing), tools + " " + strokes);
      }
    }
  }
}
