package org.sketch28.model.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.data.ClassNames;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;

class RecognizerTest {

  private final SyntheticNumbers numbers = new SyntheticNumbers(4);
  private final Recognizer recognizer = numbers.recognizer();

  private static Optional<String> text(Reading reading) {
    return reading.number().map(number -> number.text(ClassNames.DIGITS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "17", "405", "3810"})
  void aDrawingOfSeveralDigitsIsReadAsANumber(String number) {
    assertEquals(Optional.of(number), text(recognizer.read(numbers.number(number))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "17", "405", "3810"})
  void aPictureOfSeveralDigitsIsReadAsTheSameNumber(String number) {
    Drawing picture = SyntheticNumbers.picture(numbers.number(number));
    assertEquals(Optional.of(number), text(recognizer.read(picture)));
  }

  @Test
  void theWholeDrawingIsAlsoRecognizedAsOneThing() {
    Drawing drawing = numbers.number("2026");
    Reading reading = recognizer.read(drawing);
    assertEquals(recognizer.recognize(drawing), reading.recognition());
  }

  @Test
  void oneDigitIsNoNumber() {
    for (int digit = 0; digit < 10; digit++) {
      Reading reading = recognizer.read(numbers.digit(digit));
      assertEquals(Optional.empty(), text(reading));
      assertEquals(digit, reading.recognition().prediction().orElseThrow().best());
    }
  }

  @Test
  void digitsBesideSomethingUnknownAreNoNumber() {
    Drawing drawing = numbers.number("20");
    for (int i = 0; i < 4; i++) {
      drawing =
          drawing.plus(
              Stroke.pen(
                  6, new StrokePoint(150, 100 + 15 * i), new StrokePoint(210, 105 + 15 * i)));
    }
    assertEquals(Optional.empty(), text(recognizer.read(drawing)));
  }

  @Test
  void aModelOfOtherClassesReadsNoNumbers() {
    List<String> letters = Collections.nCopies(10, "a letter");
    Recognizer other = new Recognizer(null, new MnistPreprocessor(), numbers.classifier(letters));
    assertEquals(Optional.empty(), other.read(numbers.number("2026")).number());
  }

  @Test
  void aBlankDrawingHasNoPrediction() {
    Reading reading = recognizer.read(Drawing.empty());
    assertTrue(reading.number().isEmpty());
    assertTrue(reading.recognition().prediction().isEmpty());
  }
}
