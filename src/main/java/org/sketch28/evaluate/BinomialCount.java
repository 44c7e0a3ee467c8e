package org.sketch28.evaluate;

/**
 * The number of correct answers among a number of answers.
 *
 * @param correct from 0 to {@code count}
 * @param count at least 0
 */
public record BinomialCount(int correct, int count) {

  /** The normal quantile of a two-sided 95 % interval. */
  private static final double Z = 1.959964;

  /**
   * The count that has an error, to the nearest answer.
   *
   * @param error share of wrong answers, 0…1, such as the mean of several counts
   */
  public static BinomialCount ofError(double error, int count) {
    return new BinomialCount((int) Math.round((1 - error) * count), count);
  }

  /** This count with one more answer. */
  public BinomialCount plus(boolean isCorrect) {
    return new BinomialCount(correct + (isCorrect ? 1 : 0), count + 1);
  }

  /** The share of correct answers, 0…1; NaN without answers. */
  public double accuracy() {
    return (double) correct / count;
  }

  /** The lower end of Wilson's 95 % interval of the accuracy, 0…1 (Wilson 1927). */
  public double low() {
    return wilson(-1);
  }

  /** The upper end of Wilson's 95 % interval of the accuracy, 0…1 (Wilson 1927). */
  public double high() {
    return wilson(1);
  }

  private double wilson(int sign) {
    double p = accuracy();
    double z2 = Z * Z / count;
    double half = Z * Math.sqrt(p * (1 - p) / count + z2 / (4 * count));
    // Rounding leads beyond the ends.
    return Math.max(0, Math.min(1, (p + z2 / 2 + sign * half) / (1 + z2)));
  }
}
