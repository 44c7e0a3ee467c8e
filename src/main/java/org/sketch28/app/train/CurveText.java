package org.sketch28.app.train;

/** Formats small numbers for people. */
final class CurveText {

  private CurveText() {}

  /** Formats a number such as "0.0031" or "2.5e-05". */
  static String small(double value) {
    return value >= 1e-3 ? "%.4f".formatted(value) : "%.1e".formatted(value);
  }
}
