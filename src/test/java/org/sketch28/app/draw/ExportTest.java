package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class ExportTest {

  private static final Drawing LINE =
      Drawing.of(List.of(Stroke.pen(12, new StrokePoint(50, 40), new StrokePoint(50, 200))));

  @TempDir private Path folder;

  private static byte[] encode(Export export) {
    return export.encode(LINE, GrayImage.of(28, 28, (x, y) -> x == y ? 255 : 0));
  }

  @Test
  void theDrawingIsBlackOnWhiteAndTheInputWhiteOnBlack() throws Exception {
    var drawing = ImageIO.read(new ByteArrayInputStream(encode(Export.DRAWING_PNG)));
    assertEquals(1120, drawing.getWidth());
    assertEquals(255, drawing.getRaster().getSample(0, 0, 0));
    assertEquals(0, drawing.getRaster().getSample(200, 400, 0));
    var input = ImageIO.read(new ByteArrayInputStream(encode(Export.INPUT_PNG)));
    assertEquals(28, input.getWidth());
    assertEquals(255, input.getRaster().getSample(3, 3, 0));
    assertEquals(0, input.getRaster().getSample(3, 4, 0));
  }

  @Test
  void curvesAndStrokesAreSaved() throws Exception {
    String svg = new String(encode(Export.DRAWING_SVG), StandardCharsets.UTF_8);
    assertTrue(svg.contains("<svg"), svg);
    Path file = folder.resolve(Export.DRAWING_FILE.fileName() + Export.DRAWING_FILE.extension());
    Files.write(file, encode(Export.DRAWING_FILE));
    assertEquals(LINE.strokes(), DrawingDocument.read(file).strokes());
  }

  @Test
  void extensionsBeginWithADot() {
    for (Export export : Export.values()) {
      assertTrue(export.extension().matches("\\.[a-z0-9]+"), export.extension());
    }
  }
}
