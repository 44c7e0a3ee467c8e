package org.sketch28.image.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.sketch28.image.Box;
import org.sketch28.image.CentreOfMass;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidth;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class MnistPreprocessorTest {

  private final MnistPreprocessor preprocessor = new MnistPreprocessor();

  @Provide
  Arbitrary<Drawing> drawings() {
    Arbitrary<StrokePoint> point =
        Combinators.combine(
                Arbitraries.doubles().between(40, 240), Arbitraries.doubles().between(40, 240))
            .as(StrokePoint::new);
    return point
        .list()
        .ofMinSize(3)
        .ofMaxSize(12)
        .map(points -> new Stroke(Stroke.Tool.PEN, points, 18, 255))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(Drawing::of)
        .filter(drawing -> Skeleton.bounds(drawing.strokes()).getHeight() > 60);
  }

  private static Drawing moved(Drawing drawing, double scale, double dx, double dy) {
    List<Stroke> strokes = new ArrayList<>();
    for (Stroke stroke : drawing.strokes()) {
      strokes.add(
          stroke.withPoints(
              stroke.points().stream()
                  .map(p -> new StrokePoint(p.x() * scale + dx, p.y() * scale + dy))
                  .toList()));
    }
    return Drawing.of(strokes);
  }

  @Property(tries = 200)
  void placeAndSizeChangeNothing(
      @ForAll("drawings") Drawing drawing,
      @ForAll @DoubleRange(min = 0.3, max = 2) double scale,
      @ForAll @DoubleRange(min = -150, max = 150) double dx,
      @ForAll @DoubleRange(min = -150, max = 150) double dy) {
    GrayImage here = preprocessor.apply(drawing).result();
    GrayImage there = preprocessor.apply(moved(drawing, scale, dx, dy)).result();
    double difference = 0;
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        difference += Math.abs(here.get(x, y) - there.get(x, y));
      }
    }
    // Rounding may move the barycentre across a pixel's border in rare cases; else all is equal.
    assertTrue(
        difference / 784 < 2 || isShifted(here, there), "mean difference " + difference / 784);
  }

  private static boolean isShifted(GrayImage a, GrayImage b) {
    for (int dx = -1; dx <= 1; dx++) {
      for (int dy = -1; dy <= 1; dy++) {
        double difference = 0;
        for (int y = 0; y < 28; y++) {
          for (int x = 0; x < 28; x++) {
            difference += Math.abs(a.get(x, y) - b.getOrZero(x + dx, y + dy));
          }
        }
        if (difference / 784 < 2) {
          return true;
        }
      }
    }
    return false;
  }

  @Property(tries = 200)
  void theBarycentreIsInTheMiddle(@ForAll("drawings") Drawing drawing) {
    GrayImage result = preprocessor.apply(drawing).result();
    Box box = result.inkBox(0);
    boolean clipped =
        box.x() == 0 || box.y() == 0 || box.x() + box.width() == 28 || box.y() + box.height() == 28;
    if (!clipped) {
      CentreOfMass b = CentreOfMass.of(result);
      assertTrue(b.x() > 14 && b.x() <= 15 && b.y() > 14 && b.y() <= 15, b.toString());
    }
  }

  @Property(tries = 50)
  void theBrushChangesNothing(
      @ForAll("drawings") Drawing drawing, @ForAll @DoubleRange(min = 2, max = 30) double width) {
    Drawing other =
        Drawing.of(
            drawing.strokes().stream()
                .map(s -> new Stroke(s.tool(), s.points(), width, s.gray()))
                .toList());
    assertEquals(preprocessor.apply(drawing).result(), preprocessor.apply(other).result());
  }

  @Test
  void aDotAndABlankCanvasAreBlank() {
    assertTrue(preprocessor.apply(Drawing.empty()).isBlank());
    Stroke dot = Stroke.pen(18, new StrokePoint(50, 50));
    assertTrue(preprocessor.apply(Drawing.of(List.of(dot))).isBlank());
  }

  @Test
  void whatIsErasedIsNotSeen() {
    Stroke seven =
        Stroke.pen(
            18, new StrokePoint(80, 60), new StrokePoint(200, 60), new StrokePoint(120, 220));
    Stroke scribble = Stroke.pen(18, new StrokePoint(20, 250), new StrokePoint(60, 270));
    Stroke eraser = new Stroke(Stroke.Tool.ERASER, scribble.points(), 40, 255);
    assertEquals(
        preprocessor.apply(Drawing.of(List.of(seven))).result(),
        preprocessor.apply(Drawing.of(List.of(seven, scribble, eraser))).result());
  }

  @Test
  void aPicturesStrokesAreCorrectedToTheMedianWidth() {
    for (double width : new double[] {4, 60}) {
      Stroke stroke =
          Stroke.pen(
              width, new StrokePoint(80, 60), new StrokePoint(200, 70), new StrokePoint(120, 220));
      GrayImage picture = DrawingRasterizer.rasterize(Drawing.of(List.of(stroke)), 400);
      GrayImage result = preprocessor.apply(picture).result();
      assertEquals(StrokeWidth.MEDIAN, StrokeWidth.of(result), 0.6, "brush " + width);
    }
  }

  /** Found by the fuzz test: the result had the size of the canvas. */
  @Test
  void whatThinnerLinesWouldLeaveNothingOfIsNotCorrected() {
    List<StrokePoint> area =
        List.of(new StrokePoint(10, 10), new StrokePoint(90, 10), new StrokePoint(50, 90));
    Stroke line = Stroke.pen(18, new StrokePoint(40, 60), new StrokePoint(200, -1));
    Stroke fill = new Stroke(Stroke.Tool.FILL, area, 18, 200);
    Stroke flood = new Stroke(Stroke.Tool.FILL, area.subList(0, 1), 18, 100);
    Stroke down = Stroke.pen(12, new StrokePoint(200, 60), new StrokePoint(90, 240));
    GrayImage result =
        new MnistPreprocessor().apply(Drawing.of(List.of(line, fill, flood, down))).result();
    assertEquals(28, result.width());
    assertEquals(28, result.height());
  }
}
