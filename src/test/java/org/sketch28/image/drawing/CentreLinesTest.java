package org.sketch28.image.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidth;

class CentreLinesTest {

  private static final double PIXEL = Drawing.SIZE / 28;

  private static List<Stroke> lines(GrayImage.PixelFunction ink) {
    return CentreLines.of(GrayImage.of(28, 28, ink)).orElseThrow().strokes();
  }

  @Test
  void anUprightBarIsOneLineThroughItsMiddle() {
    List<Stroke> lines = lines((x, y) -> x >= 13 && x < 16 && y >= 4 && y < 24 ? 255 : 0);
    assertEquals(1, lines.size());
    List<StrokePoint> points = lines.get(0).points();
    // A pixel of the thinned image is a quarter of one of the image.
    points.forEach(point -> assertEquals(14.5 * PIXEL, point.x(), 0.3 * PIXEL));
    assertEquals(20 * PIXEL, StrokePoint.length(points) + lines.get(0).width(), 1.5 * PIXEL);
    assertEquals(
        StrokeWidth.of(
                GrayImage.of(28, 28, (x, y) -> x >= 13 && x < 16 && y >= 4 && y < 24 ? 255 : 0))
            * PIXEL,
        lines.get(0).width(),
        1e-9);
  }

  @Test
  void aRingIsALoopThatEndsWhereItBegins() {
    List<Stroke> lines =
        lines(
            (x, y) -> {
              double distance = Math.hypot(x - 13.5, y - 13.5);
              return distance > 6.5 && distance < 9.5 ? 255 : 0;
            });
    assertEquals(1, lines.size());
    List<StrokePoint> points = lines.get(0).points();
    double gap = points.get(0).distance(points.get(points.size() - 1));
    assertTrue(gap < PIXEL, "a gap of " + gap);
    assertEquals(2 * Math.PI * 8 * PIXEL, StrokePoint.length(points), 5 * PIXEL);
  }

  @Test
  void linesRunStraightOnWhereTheyCross() {
    List<Stroke> lines =
        lines(
            (x, y) ->
                (Math.abs(x - 14) <= 1 && y >= 4 && y < 24)
                        || (Math.abs(y - 14) <= 1 && x >= 4 && x < 24)
                    ? 255
                    : 0);
    assertTrue(lines.size() == 2 || lines.size() == 3, lines.size() + " lines");
    assertTrue(
        lines.stream().anyMatch(line -> StrokePoint.length(line.points()) > 16 * PIXEL),
        "one of them goes through");
  }

  @Test
  void blankImagesDotsAndAreasHaveNone() {
    assertEquals(
        Optional.empty(),
        CentreLines.of(
            GrayImage.of(28, 28, (x, y) -> x >= 12 && x < 15 && y >= 12 && y < 16 ? 255 : 0)));
    assertEquals(Optional.empty(), CentreLines.of(GrayImage.blank(28, 28)));
    assertEquals(
        Optional.empty(),
        CentreLines.of(
            GrayImage.of(28, 28, (x, y) -> x > 6 && x < 22 && y > 6 && y < 22 ? 255 : 0)));
  }
}
