package org.sketch28.model.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.store.ModelStore;

/** The model that ships reads numbers of the program's own digits. */
class NumberReaderTest {

  private static Recognizer recognizer;

  @BeforeAll
  static void load() throws UserFacingException {
    Path models = Path.of(System.getProperty("sketch28.home"), "models");
    recognizer = Recognizer.load(new ModelStore(List.of(models)).find("digits"));
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  private static String read(Drawing drawing) {
    return NumberReader.read(recognizer, drawing).text(recognizer.classifier().classNames());
  }

  private static Drawing number(String text, SplittableRandom random) {
    List<Stroke> strokes = new ArrayList<>();
    double x = 0;
    for (int i = 0; i < text.length(); i++) {
      Drawing drawing = StrokeDigits.drawing(text.charAt(i) - '0', random);
      Rectangle2D box = Skeleton.bounds(drawing.strokes());
      double left = x;
      for (Stroke stroke : drawing.strokes()) {
        List<StrokePoint> moved =
            stroke.points().stream()
                .map(p -> new StrokePoint((left + p.x() - box.getMinX()) / 3, p.y() / 3 + 90))
                .toList();
        strokes.add(new Stroke(stroke.tool(), moved, 6, 255));
      }
      x += box.getWidth() + 40;
    }
    return Drawing.of(strokes);
  }

  @Test
  void numbersAreSplitAndRead() {
    SplittableRandom random = new SplittableRandom(4);
    int right = 0;
    int asPictures = 0;
    List<String> numbers = List.of("2026", "17", "405", "96", "3810", "52", "774", "238");
    for (String number : numbers) {
      Drawing drawing = number(number, random);
      right += read(drawing).equals(number) ? 1 : 0;
      Drawing picture = Drawing.of(DrawingRasterizer.rasterize(drawing, 560));
      asPictures += read(picture).equals(number) ? 1 : 0;
    }
    assertTrue(right >= numbers.size() - 1, right + " of " + numbers.size());
    assertTrue(asPictures >= numbers.size() - 2, asPictures + " of " + numbers.size());
  }

  @Test
  void oneDigitOfSeveralStrokesStaysOne() {
    SplittableRandom random = new SplittableRandom(5);
    int single = 0;
    for (int i = 0; i < 60; i++) {
      Drawing drawing = StrokeDigits.drawing(i % 10, random);
      single += NumberReader.read(recognizer, drawing).parts().size() == 1 ? 1 : 0;
    }
    assertTrue(single >= 59, single + " of 60");
  }

  @Test
  void partsKnowTheirPlace() {
    NumberReading reading = NumberReader.read(recognizer, number("72", new SplittableRandom(6)));
    assertEquals(2, reading.parts().size());
    assertTrue(reading.parts().get(0).right() <= reading.parts().get(1).left() + 5);
  }

  @Test
  void nothingIsNothing() {
    assertTrue(NumberReader.read(recognizer, Drawing.empty()).parts().isEmpty());
    Drawing dot = Drawing.of(List.of(Stroke.pen(18, new StrokePoint(100, 100))));
    assertTrue(NumberReader.read(recognizer, dot).parts().isEmpty());
  }
}
