package org.sketch28.data.drawings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class DrawingDocumentTest {

  @TempDir private Path folder;

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("a.sketch28"), text);
  }

  @Test
  void aDrawingIsReadAsItWasWritten() throws Exception {
    Drawing drawing =
        new Drawing(
            Optional.of(GrayImage.blank(40, 30)),
            List.of(
                Stroke.pen(18, new StrokePoint(1, 2.5), new StrokePoint(200, 100)),
                new Stroke(Stroke.Tool.FILL, List.of(new StrokePoint(5, 5)), 3, 128)));
    Path file = folder.resolve("a.sketch28");
    Files.write(file, DrawingDocument.encode(drawing));
    assertEquals(drawing, DrawingDocument.read(file));
  }

  @Test
  void brokenAndHostileFilesAreRefused() throws Exception {
    String line = "{\"strokes\":[{\"tool\":\"PEN\",\"width\":%s,\"gray\":255,\"x\":%s,\"y\":[1]}]}";
    assertEquals(1, DrawingDocument.read(write(line.formatted("18", "[1]"))).strokes().size());
    for (String text :
        List.of(
            "",
            "null",
            "{}",
            "[]",
            "[".repeat(100_000),
            line.formatted("0", "[1]"),
            line.formatted("1e300", "[1]"),
            line.formatted("18", "[1,2]"),
            line.formatted("18", "[]"),
            line.formatted("18", "null"),
            line.formatted("18", "[1e9]"),
            line.formatted("18", "[\"NaN\"]"),
            "{\"strokes\":[],\"picture\":\"AAAA\"}")) {
      Path file = write(text);
      UserFacingException e =
          assertThrows(UserFacingException.class, () -> DrawingDocument.read(file), text);
      assertTrue(e.getMessage().contains("a.sketch28"), e.getMessage());
    }
    assertThrows(
        UserFacingException.class, () -> DrawingDocument.read(folder.resolve("missing.sketch28")));
  }
}
