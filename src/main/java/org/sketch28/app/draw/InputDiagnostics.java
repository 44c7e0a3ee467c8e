package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.app.base.Messages;
import org.sketch28.image.StrokeWidth;
import org.sketch28.image.picture.Ink;
import org.sketch28.image.picture.Polarity;
import org.sketch28.image.preprocess.Preprocessed;

/** What the gauges say of an input, measured against the range that the data has. */
final class InputDiagnostics {

  /** MNIST's digits fill 20 of 28 pixels; from here to the whole canvas nothing is remarkable. */
  private static final double SMALL = 0.3;

  private static final double LARGE = 1.0;

  private InputDiagnostics() {}

  /**
   * One gauge.
   *
   * @param id of the control
   * @param title what is measured
   * @param value where the needle stands, in the unit of the range
   * @param low the data's lower end
   * @param high the data's upper end
   * @param most the scale's end
   * @param words what is unusual, or that nothing is
   */
  record Reading(
      String id, String title, double value, double low, double high, double most, String words) {

    boolean isUsual() {
      return value >= low && value <= high;
    }
  }

  /** The gauges for an input; none for a blank one. */
  static List<Reading> of(Preprocessed input, Optional<Ink> picture) {
    List<Reading> readings = new ArrayList<>();
    if (input.isBlank()) {
      return readings;
    }
    if (!Double.isNaN(input.strokeWidth())) {
      readings.add(strokeWidth(input.strokeWidth()));
    }
    readings.add(size(input.size()));
    picture.ifPresent(ink -> readings.add(polarity(ink)));
    return readings;
  }

  private static Reading strokeWidth(double width) {
    return new Reading(
        "gauge-stroke-width",
        Messages.text("gauge.strokeWidth"),
        width,
        StrokeWidth.LOW,
        StrokeWidth.HIGH,
        8,
        words("gauge.strokeWidth", width, StrokeWidth.LOW, StrokeWidth.HIGH));
  }

  private static Reading size(double size) {
    return new Reading(
        "gauge-size",
        Messages.text("gauge.size"),
        size,
        SMALL,
        LARGE,
        1.2,
        words("gauge.size", size, SMALL, LARGE));
  }

  private static Reading polarity(Ink ink) {
    boolean light = ink.polarity() == Polarity.LIGHT_ON_DARK;
    String key = light ? "gauge.polarity.light" : "gauge.polarity.dark";
    String sure = ink.confidence() < 0.5 ? "gauge.polarity.unsure" : "gauge.polarity.sure";
    return new Reading(
        "gauge-polarity",
        Messages.text("gauge.polarity"),
        ink.confidence(),
        0.5,
        1,
        1,
        Messages.text(key) + " " + Messages.text(sure));
  }

  private static String words(String key, double value, double low, double high) {
    String suffix = value < low ? ".low" : value > high ? ".high" : ".usual";
    return Messages.text(key + suffix, value, low, high);
  }
}
