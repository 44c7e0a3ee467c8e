package org.sketch28.app.train;

/**
 * A number in a table: sorted by its value, shown as a text.
 *
 * @param value NaN, which comes last, if there is none
 */
record Figure(double value, String text) implements Comparable<Figure> {

  static final Figure NONE = new Figure(Double.NaN, "–");

  /** A number that is shown in its shortest form. */
  static Figure of(double value) {
    String text = value == Math.rint(value) ? "%d".formatted((long) value) : CurveText.small(value);
    return new Figure(value, text);
  }

  /** A share in per cent; none for 0, which stands for "not measured". */
  static Figure share(double share) {
    return share == 0 ? NONE : new Figure(share, "%.2f %%".formatted(100 * share));
  }

  @Override
  public int compareTo(Figure other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return text;
  }
}
