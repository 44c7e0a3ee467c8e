package org.sketch28.evaluate.strokes;

import org.sketch28.evaluate.BinomialCount;

/**
 * A measured value.
 *
 * @param measure what was measured; the name of the metric in {@code model.json}
 * @param unit how the value is shown
 * @param value 0…1 for shares and areas; a difference of shares for costs
 * @param count the number of samples
 * @param low the lower end of the 95 % interval; NaN if there is none
 * @param high the upper end of that interval; NaN if there is none
 */
public record Metric(String measure, Unit unit, double value, int count, double low, double high) {

  /** How a value is shown. */
  public enum Unit {
    /** A share, or a difference of shares, as a percentage. */
    PERCENT,
    /** An area under a curve, as a decimal number. */
    AREA
  }

  /** A share of correct answers with Wilson's interval. */
  public static Metric share(String measure, BinomialCount count) {
    return new Metric(
        measure, Unit.PERCENT, count.accuracy(), count.count(), count.low(), count.high());
  }

  /** A difference of shares or an error, 0…1, without an interval. */
  public static Metric percent(String measure, double value, int count) {
    return new Metric(measure, Unit.PERCENT, value, count, Double.NaN, Double.NaN);
  }

  /** An area under a curve, 0…1, without an interval. */
  public static Metric area(String measure, double value, int count) {
    return new Metric(measure, Unit.AREA, value, count, Double.NaN, Double.NaN);
  }
}
