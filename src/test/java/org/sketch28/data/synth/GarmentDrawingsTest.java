package org.sketch28.data.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.Box;
import org.sketch28.image.drawing.StrokePoint;

class GarmentDrawingsTest {

  /** A grey rectangle with a dark seam down its middle. */
  private static float[] photograph() {
    float[] photo = new float[ImageDataset.PIXELS];
    for (int y = 2; y < 26; y++) {
      for (int x = 5; x < 23; x++) {
        photo[y * 28 + x] = x < 14 ? 0.9f : 0.3f;
      }
    }
    return photo;
  }

  @Test
  void theOutlineOfAPhotographIsFound() {
    List<StrokePoint> outline = new GarmentTracer(photograph(), 0.15).outline();
    double left = outline.stream().mapToDouble(StrokePoint::x).min().orElseThrow();
    double right = outline.stream().mapToDouble(StrokePoint::x).max().orElseThrow();
    double top = outline.stream().mapToDouble(StrokePoint::y).min().orElseThrow();
    double bottom = outline.stream().mapToDouble(StrokePoint::y).max().orElseThrow();
    assertEquals(5, left, 0.8);
    assertEquals(23, right, 0.8);
    assertEquals(2, top, 0.8);
    assertEquals(26, bottom, 0.8);
  }

  @Test
  void soIsASeam() {
    List<List<StrokePoint>> edges = new GarmentTracer(photograph(), 0.15).innerEdges(0.2);
    assertFalse(edges.isEmpty());
    assertTrue(edges.get(0).size() > 12, edges.toString());
    assertEquals(13.5, edges.get(0).get(5).x(), 1.5);
  }

  @Test
  void aBlankPhotographHasNone() {
    assertTrue(
        GarmentDrawings.drawing(new float[ImageDataset.PIXELS], 0, new SplittableRandom(1))
            .isEmpty());
  }

  @Test
  void straightLinesLoseTheirPointsAndCornersStay() {
    List<StrokePoint> line =
        IntStream.range(0, 21)
            .mapToObj(i -> new StrokePoint(Math.min(i, 10), Math.max(0, i - 10)))
            .toList();
    assertEquals(
        List.of(new StrokePoint(0, 0), new StrokePoint(10, 0), new StrokePoint(10, 10)),
        DouglasPeucker.open(line, 0.5));
  }

  @Test
  void everySyntheticGarmentFillsItsImage() {
    ImageDataset images = GarmentDrawings.synthetic("some", 60, 5, Progress.NONE);
    for (int i = 0; i < images.size(); i++) {
      assertEquals(i % 10, images.label(i));
      Box box = images.image(i).inkBox(20);
      assertNotNull(box, "image " + i);
      assertTrue(box.longerSide() >= 27, "image " + i + ": " + box);
    }
    assertTrue(images.sameContent(GarmentDrawings.synthetic("again", 60, 5, Progress.NONE)));
  }

  @Test
  void everyPhotographBecomesADrawingOfItsClass() {
    byte[] pixels = new byte[40 * ImageDataset.PIXELS];
    byte[] labels = new byte[40];
    float[] photo = photograph();
    for (int i = 0; i < pixels.length - ImageDataset.PIXELS; i++) {
      pixels[i] = (byte) Math.round(255 * photo[i % ImageDataset.PIXELS]);
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (i % 10);
    }
    ImageDataset photographs = new ImageDataset("photos", pixels, labels, ClassNames.GARMENTS);
    int[] indices = IntStream.range(0, 40).map(i -> 39 - i).toArray();
    ImageDataset drawings =
        GarmentDrawings.ofPhotographs("drawings", photographs, indices, 3, Progress.NONE);
    for (int i = 0; i < drawings.size(); i++) {
      assertEquals((39 - i) % 10, drawings.label(i));
      assertNotNull(drawings.image(i).inkBox(20), "the blank photograph has a synthetic one");
    }
    assertTrue(
        drawings.sameContent(
            GarmentDrawings.ofPhotographs("again", photographs, indices, 3, Progress.NONE)));
  }
}
