package org.sketch28.model;

/** The index of the largest of some values; the first one, if several are largest. */
public final class Argmax {

  private Argmax() {}

  /** The index of the largest value. */
  public static int of(float[] values) {
    return of(values, 0, values.length);
  }

  /**
   * The index of the largest value of a part.
   *
   * @param from the part's first value
   * @param count the number of its values, at least 1
   * @return from 0 to {@code count} − 1
   */
  public static int of(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }
}
