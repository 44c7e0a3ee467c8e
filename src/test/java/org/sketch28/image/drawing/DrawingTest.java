package org.sketch28.image.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;

/** Drawings, and what becomes of them as pixels, PNG and SVG. */
class DrawingTest {

  private static final StrokePoint MIDDLE = new StrokePoint(140, 140);

  /** The outline of a square from 70 to 210. */
  private static Stroke square() {
    return Stroke.pen(
        10,
        new StrokePoint(70, 70),
        new StrokePoint(210, 70),
        new StrokePoint(210, 210),
        new StrokePoint(70, 210),
        new StrokePoint(70, 70));
  }

  private static Stroke fill(int gray, StrokePoint... points) {
    return new Stroke(Stroke.Tool.FILL, List.of(points), 1, gray);
  }

  private static Stroke eraser(double width, StrokePoint... points) {
    return new Stroke(Stroke.Tool.ERASER, List.of(points), width, 0);
  }

  private static GrayImage pixels(Stroke... strokes) {
    return DrawingRasterizer.rasterize(Drawing.of(List.of(strokes)), 280);
  }

  @Test
  void onlyPensAndErasersAreLines() {
    Drawing lines = Drawing.of(List.of(square(), eraser(5, MIDDLE)));
    assertTrue(lines.isLinesOnly());
    assertTrue(Drawing.empty().isLinesOnly());
    assertFalse(lines.plus(fill(255, MIDDLE)).isLinesOnly());
    assertFalse(Drawing.of(GrayImage.blank(5, 5)).plus(square()).isLinesOnly());
  }

  @Test
  void aDrawingIsEmptyUntilSomethingIsDrawnOrOpened() {
    assertTrue(Drawing.empty().isEmpty());
    assertFalse(Drawing.empty().plus(square()).isEmpty());
    assertFalse(Drawing.of(GrayImage.blank(5, 5)).isEmpty());
  }

  @Test
  void aFloodFillsTheAreaInsideAnOutlineAndNoMore() {
    GrayImage image = pixels(square(), fill(255, MIDDLE));
    assertEquals(255, image.get(140, 140));
    assertEquals(255, image.get(80, 200));
    assertEquals(0, image.get(20, 20));
    for (int x = 66; x < 214; x++) {
      assertTrue(image.get(x, 140) > 200, "a seam at " + x);
    }
  }

  @Test
  void aFloodOfAnOpenAreaFillsTheCanvasToItsEdges() {
    GrayImage image = pixels(fill(200, MIDDLE));
    for (int edge : new int[] {0, 279}) {
      assertEquals(200, image.get(edge, 140));
      assertEquals(200, image.get(140, edge));
    }
  }

  @Test
  void aFloodWithoutInkClearsTheAreaUnderThePoint() {
    GrayImage image = pixels(square(), fill(255, MIDDLE), fill(0, MIDDLE));
    assertEquals(0, image.get(140, 140));
  }

  @Test
  void aFloodBeyondTheLargestCanvasFillsNothing() {
    assertTrue(pixels(fill(255, new StrokePoint(-Drawing.MARGIN - 5, 20))).isBlank());
    assertTrue(
        pixels(fill(255, new StrokePoint(20, Drawing.SIZE + Drawing.MARGIN + 20))).isBlank());
  }

  @Test
  void aFilledShapeHasItsCornersInside() {
    GrayImage image =
        pixels(
            fill(
                180, new StrokePoint(50, 50), new StrokePoint(230, 50), new StrokePoint(140, 230)));
    assertEquals(180, image.get(140, 100));
    assertEquals(0, image.get(60, 220));
  }

  @Test
  void anEraserTakesInkAway() {
    GrayImage image = pixels(square(), eraser(30, new StrokePoint(140, 70)));
    assertEquals(0, image.get(140, 70));
    assertEquals(255, image.get(90, 70));
  }

  @Test
  void aPictureIsFittedIntoTheMiddle() {
    Drawing drawing = Drawing.of(GrayImage.of(20, 10, (x, y) -> 255));
    GrayImage image = DrawingRasterizer.rasterize(drawing, 280);
    assertEquals(255, image.get(140, 140));
    assertEquals(0, image.get(140, 60));
    assertEquals(0, image.get(140, 220));
  }

  @Test
  void theAreasOfFloodsAreWhatTheyChanged() {
    Stroke flood = fill(255, MIDDLE);
    Drawing drawing = Drawing.of(List.of(square(), flood));
    assertTrue(FloodAreas.isNeeded(drawing));
    assertFalse(FloodAreas.isNeeded(Drawing.of(List.of(square()))));
    Map<Stroke, GrayImage> areas = FloodAreas.of(drawing, 280);
    assertEquals(255, areas.get(flood).get(140, 140));
    assertEquals(0, areas.get(flood).get(70, 70), "the outline was there before");
    assertEquals(0, areas.get(flood).get(20, 20));
  }

  @Test
  void aFloodThatIsThereTwiceStaysVisible() {
    Stroke flood = fill(255, MIDDLE);
    Map<Stroke, GrayImage> once = FloodAreas.of(Drawing.of(List.of(square(), flood)), 280);
    Map<Stroke, GrayImage> twice = FloodAreas.of(Drawing.of(List.of(square(), flood, flood)), 280);
    assertEquals(255, twice.get(flood).get(140, 140));
    assertEquals(255, once.get(flood).get(140, 140));
  }

  @Test
  void svgHasACurveForEachStrokeInItsColour() {
    String svg =
        SvgWriter.encode(
            Drawing.of(
                List.of(
                    square(),
                    eraser(30, new StrokePoint(10, 10)),
                    fill(
                        128,
                        new StrokePoint(50, 50),
                        new StrokePoint(90, 50),
                        new StrokePoint(70, 90)))));
    assertTrue(svg.startsWith("<svg xmlns") && svg.endsWith("</svg>\n"), svg);
    assertEquals(3, svg.split("<path", -1).length - 1, svg);
    assertTrue(svg.contains("M70.00 70.00C"), svg);
    assertTrue(svg.contains("stroke=\"#000000\" stroke-width=\"10.00\""), svg);
    assertTrue(svg.contains("M10.00 10.00h0\" fill=\"none\""), "a dot: " + svg);
    assertTrue(svg.contains("stroke=\"#ffffff\" stroke-width=\"30.00\""), "the eraser: " + svg);
    assertTrue(svg.contains("Z\" fill=\"#7f7f7f\""), svg);
  }

  @Test
  void svgHasThePixelsOfPicturesAndFloods() {
    Drawing drawing =
        Drawing.of(GrayImage.of(8, 8, (x, y) -> x == 0 ? 255 : 0))
            .plus(square())
            .plus(fill(255, MIDDLE));
    String svg = SvgWriter.encode(drawing);
    assertTrue(svg.contains("href=\"data:image/png;base64,iVBOR"), svg);
    assertTrue(
        svg.contains("transform=\"translate(0.00 0.00) scale(0.5000)\" fill=\"#000000\" d=\"M"),
        svg);
  }

  @Test
  void pngHasTheGreyLevelsAsTheyAre() throws Exception {
    GrayImage image = GrayImage.of(9, 5, (x, y) -> 28 * x + y);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(PngWriter.encode(image)));
    byte[] levels = new byte[45];
    read.getRaster().getDataElements(0, 0, 9, 5, levels);
    assertArrayEquals(image.toBytes(), levels);
  }

  @Test
  void colouredPngHasColoursAndTransparency() throws Exception {
    int[] argb = {0xff102030, 0x80ff0000, 0x00000000, 0xffffffff};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RgbPng.write(2, 2, argb, out);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertArrayEquals(argb, read.getRGB(0, 0, 2, 2, null, 0, 2));
  }
}
