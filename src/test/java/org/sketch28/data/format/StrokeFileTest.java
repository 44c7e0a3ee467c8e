package org.sketch28.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.StrokePoint;

class StrokeFileTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("strokes.ndjson"), text);
  }

  @Test
  void drawingsAreFittedIntoTheMiddleOfTheCanvas() throws Exception {
    Path file =
        file(
            """

            {"word":"7","writer":3,"drawing":[[[0,10],[0,20]],[[5],[5]]]}

            {"drawing":[[[0,1],[0,0]]]}
            """);
    try (StrokeFile strokes = StrokeFile.open(file)) {
      StrokeFile.Sample first = strokes.next();
      assertEquals(0, first.index());
      assertEquals("7", first.word());
      assertEquals(OptionalInt.of(3), first.writer());
      List<StrokePoint> points = first.drawing().strokes().get(0).points();
      assertEquals(new StrokePoint(91, 42), points.get(0), "0.7 of the canvas is 196");
      assertEquals(new StrokePoint(189, 238), points.get(1));
      assertEquals(2, first.drawing().strokes().size());
      StrokeFile.Sample second = strokes.next();
      assertEquals(1, second.index());
      assertEquals("", second.word());
      assertEquals(OptionalInt.empty(), second.writer());
      assertNull(strokes.next());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"drawing\":[| not valid JSON",
        "{\"drawing\":7}| no list",
        "{\"drawing\":[[[1,2],[1]]]}| equally long",
        "{\"drawing\":[[[1e7],[1]]]}| coordinate",
        "{\"drawing\":[[[\"x\"],[1]]]}| coordinate",
      })
  void whatIsWrongIsReportedWithItsLine(String line, String reason) throws Exception {
    Path file = file("{\"drawing\":[[[0,1],[0,0]]]}\n" + line + "\n");
    try (StrokeFile strokes = StrokeFile.open(file)) {
      strokes.next();
      String message = assertThrows(UserFacingException.class, strokes::next).getMessage();
      assertTrue(message.startsWith("Line 2 of " + file), message);
      assertTrue(message.contains(reason), message);
    }
  }

  @Test
  void aFileThatIsMissingOrCutShortIsNamed() throws Exception {
    Path missing = folder.resolve("missing");
    assertTrue(
        assertThrows(UserFacingException.class, () -> StrokeFile.open(missing))
            .getMessage()
            .contains(missing.toString()));
    Path cut = Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
    assertTrue(
        assertThrows(UserFacingException.class, () -> StrokeFile.open(cut))
            .getMessage()
            .contains(cut.toString()));
  }
}
