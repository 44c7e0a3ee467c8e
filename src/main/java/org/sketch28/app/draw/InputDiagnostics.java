package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    return new Reading(
        read.id(), read.title(), read.value(), read.scale(), read.words() + " " + change(input));
  }

  /** What the preprocessing did about strokes of an unusual width. */
  private static String change(Preprocessed input) {
    if (hasStep(input, "redrawn")) {
      return Messages.text("gauge.strokeWidth.redrawn", StrokeWidth.MEDIAN);
    }
    // Small pictures, and widths that are rare but occur in the data, are left as they are.
    if (!hasStep(input, "corrected")) {
      return Messages.text("gauge.strokeWidth.left");
    }
    boolean thin = input.strokeWidth() < StrokeWidth.LOW;
    return Messages.text(thin ? "gauge.strokeWidth.thicker" : "gauge.strokeWidth.thinner");
  }

  private static boolean hasStep(Preprocessed input, String key) {
    return input.steps().stream().anyMatch(step -> step.key().equals(key));
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
