package org.sketch28.evaluate;

/**
 * A count of right answers.
 *
 * @param correct from 0 to {@code count}
 * @param count at least 0
 */
public record BinomialCount(int correct, int count) {

  /** The normal quantile of a two-sided 95 % interval. */
  private static final double Z = 1.959964;

  /** One answer more. */
  public BinomialCount plus(boolean right) {
    return new BinomialCount(correct + (right ? 1 : 0), count + 1);
  }

  /** The share of right answers, 0…1; NaN for none at all. */
  public double accuracy() {
    return (double) correct / count;
  }

  /** The lower end of Wilson's 95 % interval of the accuracy (Wilson 1927). */
  public double low() {
    return wilson(-1);
  }

  /** The upper end of Wilson's 95 % interval of the accuracy. */
  public double high() {
    return wilson(1);
  }

  private double wilson(int sign) {
    double p = accuracy();
    double z2 = Z * Z / count;
    double half = Z * Math.sqrt(p * (1 - p) / count + z2 / (4 * count));
    return (p + z2 / 2 + sign * half) / (1 + z2);
  }
}
