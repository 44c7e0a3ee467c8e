package org.sketch28.image.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;

class LineRasterizerTest {

  private static final LinePlacement SAME = new LinePlacement(1, 0, 0);

  private static GrayImage drawn(Stroke... lines) {
    return LineRasterizer.rasterize(List.of(lines), 40, 40, SAME, 6);
  }

  private static Stroke line(int gray, double x0, double y0, double x1, double y1) {
    return new Stroke(
        Stroke.Tool.PEN, List.of(new StrokePoint(x0, y0), new StrokePoint(x1, y1)), 1, gray);
  }

  /** An independent rasteriser with exact areas; the two differ where distances meet corners. */
  @Test
  void randomCurvesAreAsJava2dDrawsThem() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50; i++) {
      List<StrokePoint> points = new ArrayList<>();
      for (int p = 0; p < 1 + i % 8; p++) {
        points.add(new StrokePoint(20 + 150 * random.nextDouble(), 20 + 150 * random.nextDouble()));
      }
      Stroke stroke = new Stroke(Stroke.Tool.PEN, points, 18, 255);
      GrayImage ours = LineRasterizer.rasterize(List.of(stroke), 190, 190, SAME, 18);
      GrayImage theirs = java2d(points, 190, 18);
      double difference = 0;
      for (int y = 0; y < 190; y++) {
        for (int x = 0; x < 190; x++) {
          difference += Math.abs(ours.get(x, y) - theirs.get(x, y)) / 255.0;
        }
      }
      // Java2D cuts curves more coarsely: its dots are 0.6 % too small.
      assertEquals(theirs.mass(), ours.mass(), 0.01 * theirs.mass());
      assertTrue(difference < 0.025 * theirs.mass(), difference + " of " + theirs.mass());
    }
  }

  private static GrayImage java2d(List<StrokePoint> points, int side, float pen) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(SmoothPath.path(points));
    graphics.dispose();
    return new GrayImage(
        side, side, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
  }

  @Test
  void aLevelLineCoversByDistance() {
    GrayImage image = drawn(line(255, 10, 20.25, 30, 20.25));
    assertEquals(255, image.get(20, 20));
    assertEquals(255, image.get(20, 18));
    // Their centres are 2.75 and 3.25 away from the middle of a line of 3 on each side.
    assertEquals(191, image.get(20, 17));
    assertEquals(64, image.get(20, 23));
    assertEquals(0, image.get(20, 16));
    assertEquals(0, image.get(20, 24));
  }

  @Test
  void aLineThatGoesBackOverItselfIsNoDarker() {
    StrokePoint a = new StrokePoint(10, 20.25);
    StrokePoint b = new StrokePoint(30, 20.25);
    assertEquals(drawn(line(255, 10, 20.25, 30, 20.25)), drawn(Stroke.pen(1, a, b, a)));
  }

  @Test
  void aLaterLineLiesOnTopWithItsOwnGrey() {
    Stroke dark = line(255, 10, 20, 30, 20);
    Stroke light = line(100, 20, 10, 20, 30);
    assertEquals(100, drawn(dark, light).get(20, 20));
    assertEquals(255, drawn(light, dark).get(20, 20));
    assertEquals(100, drawn(light, dark).get(20, 12));
  }

  @Test
  void aPointIsADotAndWhatIsOutsideLeavesNothing() {
    GrayImage dot = drawn(Stroke.pen(1, new StrokePoint(20, 20)));
    assertEquals(Math.PI * 9, dot.mass(), 0.3);
    assertTrue(drawn(line(255, -50, -50, -20, 200)).isBlank());
    assertTrue(drawn(line(255, 60, 10, 900, 30)).isBlank());
  }

  @Test
  void placementPutsTheMiddleOfTheBoundsIntoTheMiddle() {
    Stroke line = line(255, 100, 50, 140, 70);
    LinePlacement place = LinePlacement.centred(Skeleton.bounds(List.of(line)), 0.5, 40);
    assertEquals(new LinePlacement(0.5, -40, -10), place);
  }
}
