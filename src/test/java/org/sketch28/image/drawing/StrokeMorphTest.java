package org.sketch28.image.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;

class StrokeMorphTest {

  private static Stroke line(double width, double... coordinates) {
    StrokePoint[] points = new StrokePoint[coordinates.length / 2];
    for (int i = 0; i < points.length; i++) {
      points[i] = new StrokePoint(coordinates[2 * i], coordinates[2 * i + 1]);
    }
    return Stroke.pen(width, points);
  }

  private static Drawing half(Drawing from, Drawing to) {
    return StrokeMorph.of(from, to).orElseThrow().at(0.5);
  }

  @Test
  void aLineMovesToAnotherAndChangesItsWidth() {
    Drawing from = Drawing.of(List.of(line(10, 0, 0, 0, 100)));
    Drawing to = Drawing.of(List.of(line(20, 100, 0, 100, 100)));
    Stroke half = half(from, to).strokes().get(0);
    assertEquals(15, half.width());
    half.points().forEach(point -> assertEquals(50, point.x(), 1e-9));
    assertEquals(0, half.points().get(0).y(), 1e-9);
    assertEquals(100, half.points().get(half.points().size() - 1).y(), 1e-9);
  }

  @Test
  void theDirectionOfALineDoesNotMatter() {
    Drawing from = Drawing.of(List.of(line(10, 0, 0, 0, 100)));
    Drawing backwards = Drawing.of(List.of(line(10, 10, 100, 10, 0)));
    List<StrokePoint> half = half(from, backwards).strokes().get(0).points();
    assertEquals(100, StrokePoint.length(half), 1e-6);
  }

  @Test
  void eachLineMovesToTheNearest() {
    Drawing from = Drawing.of(List.of(line(10, 0, 0, 50, 0), line(10, 0, 100, 50, 100)));
    Drawing to = Drawing.of(List.of(line(10, 0, 110, 50, 110), line(10, 0, 10, 50, 10)));
    List<Stroke> half = half(from, to).strokes();
    assertEquals(5, half.get(0).points().get(0).y(), 1e-9);
    assertEquals(105, half.get(1).points().get(0).y(), 1e-9);
  }

  @Test
  void theLongestLineIsDividedWhereLinesAreMissing() {
    Drawing one = Drawing.of(List.of(line(10, 0, 0, 100, 0)));
    Drawing three =
        Drawing.of(List.of(line(10, 0, 0, 30, 0), line(10, 40, 0, 60, 0), line(10, 70, 0, 100, 0)));
    StrokeMorph morph = StrokeMorph.of(one, three).orElseThrow();
    assertEquals(3, morph.at(0.5).strokes().size());
    double length =
        morph.at(0).strokes().stream().mapToDouble(s -> StrokePoint.length(s.points())).sum();
    assertEquals(100, length, 1e-6);
  }

  @Test
  void aDotGrowsIntoALine() {
    Drawing dot = Drawing.of(List.of(line(10, 50, 50)));
    Drawing to = Drawing.of(List.of(line(10, 0, 50, 100, 50)));
    assertEquals(50, StrokePoint.length(half(dot, to).strokes().get(0).points()), 1e-6);
  }

  @Test
  void picturesAndScribblesHaveNoLinesToMove() {
    Drawing line = Drawing.of(List.of(line(10, 0, 0, 0, 100)));
    Drawing picture = Drawing.of(GrayImage.blank(28, 28));
    assertEquals(Optional.empty(), StrokeMorph.of(line, picture));
    assertEquals(Optional.empty(), StrokeMorph.of(line, Drawing.empty()));
    Drawing scribble = Drawing.empty();
    for (int i = 0; i < 60; i++) {
      scribble = scribble.plus(line(10, i, 0, i, 50));
    }
    assertTrue(StrokeMorph.of(line, scribble).isEmpty());
  }
}
