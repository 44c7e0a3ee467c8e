package org.sketch28.evaluate;

/**
 * A measured figure.
 *
 * @param measure what was measured
 * @param value shares and areas 0…1; costs in shares, so 0.01 is a point
 * @param count of how many samples
 * @param low the lower end of the 95 % interval; NaN where there is none
 * @param high the upper end
 */
public record Figure(String measure, double value, int count, double low, double high) {

  /** A share of right answers with Wilson's interval. */
  public static Figure share(String measure, Tally tally) {
    return new Figure(measure, tally.accuracy(), tally.count(), tally.low(), tally.high());
  }

  /** Any other number. */
  public static Figure of(String measure, double value, int count) {
    return new Figure(measure, value, count, Double.NaN, Double.NaN);
  }
}
