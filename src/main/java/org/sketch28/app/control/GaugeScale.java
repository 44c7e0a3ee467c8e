package org.sketch28.app.control;

/**
 * The scale of a gauge, which begins at 0.
 *
 * @param low where the usual range begins
 * @param high where the usual range ends
 * @param end of the scale
 */
public record GaugeScale(double low, double high, double end) {

  /** Whether a value lies in the usual range. */
  public boolean isUsual(double value) {
    return value >= low && value <= high;
  }

  /** The position of a value on the scale, 0…1. */
  public double position(double value) {
    return Math.max(0, Math.min(1, value / end));
  }
}
