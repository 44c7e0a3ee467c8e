package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GaugeScale;
import org.sketch28.image.StrokeWidth;
import org.sketch28.image.picture.Ink;
import org.sketch28.image.picture.Polarity;
import org.sketch28.image.preprocess.Preprocessed;

/** Measures a network's input against the range that is usual in its training data. */
final class InputDiagnostics {

  private static final GaugeScale STROKE_WIDTH =
      new GaugeScale(StrokeWidth.LOW, StrokeWidth.HIGH, 8);

  /** From 0.3 to the whole sheet nothing is remarkable; there is nothing larger to see. */
  private static final GaugeScale SIZE = new GaugeScale(0.3, 1, 1);

  private static final GaugeScale POLARITY = new GaugeScale(0.5, 1, 1);

  /** The steps of the preprocessing that give strokes the usual width. */
  private static final Set<String> WIDTH_STEPS = Set.of("corrected", "redrawn");

  private InputDiagnostics() {}

  /**
   * The reading of one gauge.
   *
   * @param id of the control
   * @param title of the measured quantity
   * @param value in the scale's unit
   * @param words a sentence that says what is unusual, or that nothing is
   */
  record Reading(String id, String title, double value, GaugeScale scale, String words) {}

  /**
   * The readings for an input; none for a blank one.
   *
   * @param picture the ink that was extracted, if the drawing is drawn over a picture
   */
  static List<Reading> of(Preprocessed input, Optional<Ink> picture) {
    List<Reading> readings = new ArrayList<>();
    if (input.isBlank()) {
      return readings;
    }
    if (!Double.isNaN(input.strokeWidth())) {
      readings.add(strokeWidth(input));
    }
    readings.add(reading("gauge-size", "gauge.size", Math.min(1, input.size()), SIZE));
    picture.ifPresent(ink -> readings.add(polarity(ink)));
    return readings;
  }

  private static Reading strokeWidth(Preprocessed input) {
    Reading read =
        reading("gauge-stroke-width", "gauge.strokeWidth", input.strokeWidth(), STROKE_WIDTH);
    if (STROKE_WIDTH.isUsual(input.strokeWidth())) {
      return read;
    }
    // Small pictures, and widths that are rare but occur in the data, are left as they are.
    boolean corrected = input.steps().stream().anyMatch(step -> WIDTH_STEPS.contains(step.key()));
    String done = corrected ? "gauge.strokeWidth.corrected" : "gauge.strokeWidth.left";
    return new Reading(
        read.id(),
        read.title(),
        read.value(),
        read.scale(),
        read.words() + " " + Messages.text(done, StrokeWidth.MEDIAN));
  }

  private static Reading reading(String id, String key, double value, GaugeScale scale) {
    String suffix = value < scale.low() ? ".low" : value > scale.high() ? ".high" : ".usual";
    String words = Messages.text(key + suffix, value, scale.low(), scale.high());
    return new Reading(id, Messages.text(key), value, scale, words);
  }

  private static Reading polarity(Ink ink) {
    boolean light = ink.polarity() == Polarity.LIGHT_ON_DARK;
    String key = light ? "gauge.polarity.light" : "gauge.polarity.dark";
    boolean sure = POLARITY.isUsual(ink.confidence());
    String certainty = sure ? "gauge.polarity.sure" : "gauge.polarity.unsure";
    return new Reading(
        "gauge-polarity",
        Messages.text("gauge.polarity"),
        ink.confidence(),
        POLARITY,
        Messages.text(key) + " " + Messages.text(certainty));
  }
}
