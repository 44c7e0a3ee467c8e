package org.sketch28.evaluate.strokes;

import org.sketch28.evaluate.BinomialCount;

/**
 * A measured value.
 *
 * @param measure what was measured; the name of the metric in {@code model.json}
 * @param value 0…1 for shares and areas; a difference of shares for costs
 * @param count the number of samples
 * @param low the lower end of the 95 % interval; NaN if there is none
 * @param high the upper end of that interval; NaN if there is none
 */
public record Metric(String measure, double value, int count, double low, double high) {

  /** A share of correct answers with Wilson's interval. */
  public static Metric share(String measure, BinomialCount count) {
    return new Metric(measure, count.accuracy(), count.count(), count.low(), count.high());
  }

  /** Any other value, without an interval. */
  public static Metric of(String measure, double value, int count) {
    return new Metric(measure, value, count, Double.NaN, Double.NaN);
  }
}
