package org.sketch28.app.draw.network;

import java.util.Locale;

/** Numbers of the arithmetic as text. */
final class UnitWords {

  private UnitWords() {}

  /** Two digits behind the point, none if there is nothing. */
  static String number(double value) {
    return Math.abs(value) < 0.005 ? "0" : signed("%.2f", value);
  }

  /** With its sign. */
  static String summand(double value) {
    return Math.abs(value) < 0.005 ? "+ 0" : (value < 0 ? "− " : "+ ") + plain(Math.abs(value));
  }

  private static String plain(double value) {
    return "%.2f".formatted(value);
  }

  private static String signed(String format, double value) {
    return String.format(Locale.ROOT, format, value).replace('-', '−');
  }
}
