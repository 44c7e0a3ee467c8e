package org.sketch28.evaluate.strokes;

import org.sketch28.evaluate.BinomialCount;

/**
 * A measured figure.
 *
 * @param measure what was measured
 * @param value shares and areas 0…1; costs in shares, so 0.01 is a point
 * @param count of how many samples
 * @param low the lower end of the 95 % interval; NaN where there is none
 * @param high the upper end
 */
public record Metric(String measure, double value, int count, double low, double high) {

  /** A share of right answers with Wilson's interval. */
  public static Metric share(String measure, BinomialCount tally) {
    return new Metric(measure, tally.accuracy(), tally.count(), tally.low(), tally.high());
  }

  /** Any other number. */
  public static Metric of(String measure, double value, int count) {
    return new Metric(measure, value, count, Double.NaN, Double.NaN);
  }
}
