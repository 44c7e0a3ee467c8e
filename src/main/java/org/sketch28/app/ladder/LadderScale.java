package org.sketch28.app.ladder;

/**
 * Where years and errors lie in the chart: years are evenly spaced, errors by their logarithm.
 *
 * @param left of the first year, in pixels
 * @param top of the greatest error
 * @param width of all years
 * @param height of all errors
 */
record LadderScale(double left, double top, double width, double height) {

  static final int FIRST_YEAR = 1996;
  static final int LAST_YEAR = 2026;
  static final double GREATEST = 0.2;
  static final double LEAST = 0.001;

  /** The horizontal position of a year. */
  double x(double year) {
    return left + width * (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR);
  }

  /**
   * The vertical position of an error.
   *
   * @param error 0…1; outside the scale, the nearest on it
   */
  double y(double error) {
    double within = Math.max(LEAST, Math.min(GREATEST, error));
    return top + height * Math.log(GREATEST / within) / Math.log(GREATEST / LEAST);
  }
}
