package org.sketch28.app.base;

/** How long work will still take, in words. */
public final class RemainingWords {

  private RemainingWords() {}

  /**
   * Such as "40 s left".
   *
   * @param seconds NaN if it is not known
   * @return an empty text if it is not known
   */
  public static String of(double seconds) {
    if (Double.isNaN(seconds)) {
      return "";
    }
    return seconds < 60
        ? Messages.text("job.seconds", Math.round(Math.max(1, seconds)))
        : Messages.text("job.minutes", Math.round(seconds / 60));
  }
}
