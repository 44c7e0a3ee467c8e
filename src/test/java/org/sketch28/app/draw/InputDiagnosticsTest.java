package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidth;
import org.sketch28.image.picture.Ink;
import org.sketch28.image.picture.Polarity;
import org.sketch28.image.preprocess.Preprocessed;

class InputDiagnosticsTest {

  private static final GrayImage INK = GrayImage.of(28, 28, (x, y) -> x == 14 ? 255 : 0);

  private static Preprocessed input(double strokeWidth, double size) {
    return new Preprocessed(List.of(), INK, strokeWidth, size);
  }

  private static InputDiagnostics.Reading only(
      String id, Preprocessed input, Optional<Ink> picture) {
    return InputDiagnostics.of(input, picture).stream()
        .filter(reading -> reading.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Preprocessed input, Optional<Ink> picture) {
    return InputDiagnostics.of(input, picture).stream().map(InputDiagnostics.Reading::id).toList();
  }

  @Test
  void aBlankInputHasNoReadings() {
    assertEquals(List.of(), InputDiagnostics.of(Preprocessed.blank(), Optional.empty()));
  }

  @Test
  void anUnknownStrokeWidthHasNoReading() {
    assertEquals(List.of("gauge-size"), ids(input(Double.NaN, 0.5), Optional.empty()));
    assertEquals(
        List.of("gauge-stroke-width", "gauge-size", "gauge-polarity"),
        ids(input(2, 0.5), Optional.of(new Ink(INK, Polarity.DARK_ON_LIGHT, 1))));
  }

  @Test
  void strokesOutsideTheUsualRangeAreUnusual() {
    double usual = (StrokeWidth.LOW + StrokeWidth.HIGH) / 2;
    List<Double> widths = List.of(StrokeWidth.LOW / 2, usual, StrokeWidth.HIGH * 2);
    List<InputDiagnostics.Reading> readings =
        widths.stream()
            .map(width -> only("gauge-stroke-width", input(width, 0.5), Optional.empty()))
            .toList();
    assertEquals(
        List.of(false, true, false),
        readings.stream().map(r -> r.scale().isUsual(r.value())).toList());
    assertEquals(3, readings.stream().map(InputDiagnostics.Reading::words).distinct().count());
  }

  @Test
  void aSmallDrawingIsUnusual() {
    InputDiagnostics.Reading small = only("gauge-size", input(2, 0.1), Optional.empty());
    InputDiagnostics.Reading usual = only("gauge-size", input(2, 0.7), Optional.empty());
    assertFalse(small.scale().isUsual(small.value()));
    assertTrue(usual.scale().isUsual(usual.value()));
    assertTrue(small.words().contains("10 %"), small.words());
  }

  @Test
  void anUncertainPolarityIsUnusual() {
    InputDiagnostics.Reading sure =
        only("gauge-polarity", input(2, 0.5), Optional.of(ink(Polarity.DARK_ON_LIGHT, 0.9)));
    InputDiagnostics.Reading unsure =
        only("gauge-polarity", input(2, 0.5), Optional.of(ink(Polarity.LIGHT_ON_DARK, 0.2)));
    assertTrue(sure.scale().isUsual(sure.value()));
    assertFalse(unsure.scale().isUsual(unsure.value()));
    assertNotEquals(sure.words(), unsure.words());
  }

  private static Ink ink(Polarity polarity, double confidence) {
    return new Ink(INK, polarity, confidence);
  }

  @Test
  void strokesThatWereNotCorrectedAreNotSaidToBe() {
    double wide = StrokeWidth.HIGH + 0.1;
    Preprocessed corrected =
        new Preprocessed(List.of(new Preprocessed.Step("corrected", INK)), INK, wide, 0.5);
    String words = only("gauge-stroke-width", corrected, Optional.empty()).words();
    assertTrue(words.endsWith("Made thinner."), words);
    Preprocessed redrawn =
        new Preprocessed(List.of(new Preprocessed.Step("redrawn", INK)), INK, 1, 0.5);
    words = only("gauge-stroke-width", redrawn, Optional.empty()).words();
    assertTrue(words.endsWith("Redrawn with 2.4 px."), words);
    String left = only("gauge-stroke-width", input(wide, 0.5), Optional.empty()).words();
    assertTrue(left.endsWith("Left as it is."), left);
  }
}
