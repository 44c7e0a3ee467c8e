package org.sketch28.model.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.data.ClassNames;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;

class NumberReaderTest {

  private final SyntheticNumbers numbers = new SyntheticNumbers(4);
  private final Recognizer recognizer = numbers.recognizer();

  private String read(Drawing drawing) {
    return NumberReader.read(recognizer, drawing).text(ClassNames.DIGITS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "17", "405", "96", "3810", "52", "774", "238"})
  void numbersAreSplitAndRead(String number) {
    assertEquals(number, read(numbers.number(number)));
    assertEquals(number, read(SyntheticNumbers.picture(numbers.number(number))));
  }

  @Test
  void oneDigitOfSeveralStrokesStaysOne() {
    for (int digit = 0; digit < 10; digit++) {
      assertEquals("" + digit, read(numbers.digit(digit)));
    }
  }

  @Test
  void partsAreFromLeftToRight() {
    NumberReading reading = NumberReader.read(recognizer, numbers.number("72"));
    assertEquals(2, reading.parts().size());
    assertTrue(reading.parts().get(0).right() <= reading.parts().get(1).left());
  }

  @Test
  void digitsThatAreDrawnInOneStrokeAreCut() {
    List<StrokePoint> points = new ArrayList<>();
    for (Stroke stroke : numbers.number("33").strokes()) {
      points.addAll(stroke.points());
    }
    Drawing joined = Drawing.of(List.of(new Stroke(Stroke.Tool.PEN, points, 6, 255)));
    assertTrue(new StrokeSegmenter(joined).segments().size() > 1);
  }

  @Test
  void touchingInkIsCutWhereItIsThin() {
    Drawing joined =
        numbers
            .number("00")
            .plus(Stroke.pen(6, new StrokePoint(40, 130), new StrokePoint(80, 130)));
    Segment.Pieces pieces = new PixelSegmenter(SyntheticNumbers.picture(joined));
    assertTrue(pieces.segments().size() > 1);
    assertEquals(1, new HashSet<>(pieces.segments().stream().map(Segment::source).toList()).size());
  }

  @Test
  void hatchingOfManyStrokesIsNoNumber() {
    Drawing drawing = Drawing.empty();
    for (int i = 0; i < 50; i++) {
      drawing =
          drawing.plus(Stroke.pen(2, new StrokePoint(5 * i, 80), new StrokePoint(5 * i, 200)));
    }
    assertEquals(1, NumberReader.read(recognizer, drawing).parts().size());
  }

  @Test
  void aBlankDrawingAndADotHaveNoParts() {
    assertTrue(NumberReader.read(recognizer, Drawing.empty()).parts().isEmpty());
    Drawing dot = Drawing.of(List.of(Stroke.pen(18, new StrokePoint(100, 100))));
    assertTrue(NumberReader.read(recognizer, dot).parts().isEmpty());
  }

  /** Counts what it passes on. */
  private static final class Counting implements Classifier, Preprocessor {
    private final Classifier classifier;
    private final List<Drawing> preprocessed = new ArrayList<>();
    private final List<GrayImage> classified = new ArrayList<>();

    Counting(Classifier classifier) {
      this.classifier = classifier;
    }

    @Override
    public Preprocessed apply(Drawing drawing) {
      preprocessed.add(drawing);
      return new MnistPreprocessor().apply(drawing);
    }

    @Override
    public List<String> classNames() {
      return classifier.classNames();
    }

    @Override
    public List<Prediction> predict(List<GrayImage> images) {
      classified.addAll(images);
      return classifier.predict(images);
    }

    @Override
    public void close() {}
  }

  private static Drawing ofStrokes(SyntheticNumbers numbers, int count) {
    for (int digit = 0; digit < 10; digit++) {
      if (numbers.digit(digit).strokes().size() == count) {
        return numbers.digit(digit);
      }
    }
    throw new AssertionError("no digit of " + count + " strokes");
  }

  @Test
  void aDigitOfTwoStrokesIsPreprocessedAndClassifiedOnce() {
    Counting counting = new Counting(numbers.classifier(ClassNames.DIGITS));
    Drawing digit = ofStrokes(numbers, 2);
    new Recognizer(null, counting, counting).read(digit);
    // Each stroke alone, and both.
    assertEquals(3, counting.preprocessed.size());
    assertEquals(3, counting.classified.size());
    assertEquals(1, counting.preprocessed.stream().filter(digit::equals).count());
  }

  @Test
  void twoStrokesOneOfWhichIsUnknownAreClassifiedOnceToo() {
    Counting counting = new Counting(numbers.classifier(ClassNames.DIGITS));
    Drawing drawing =
        numbers
            .number("2")
            .plus(Stroke.pen(6, new StrokePoint(100, 100), new StrokePoint(170, 170)));
    Reading reading = new Recognizer(null, counting, counting).read(drawing);
    assertTrue(reading.number().isEmpty());
    assertEquals(3, counting.classified.size());
  }
}
