package org.sketch28.base;

import java.util.function.LongSupplier;

/**
 * Estimates how long work will still take, from how fast it was. Work of several parts, each of
 * which counts from its beginning or to an end of its own, is measured anew with each part.
 */
public final class RemainingTime {

  private final LongSupplier clock;
  private long start;
  private long first;
  private long lastDone;
  private long lastTotal = -1;

  /**
   * @param clock supplies the time in nanoseconds
   */
  public RemainingTime(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Notes progress.
   *
   * @param done of {@code total}, in any unit
   * @param total 0 if it is not known
   * @return the seconds that are left of this part; NaN while that cannot be estimated
   */
  public double at(long done, long total) {
    long now = clock.getAsLong();
    if (total != lastTotal || done < lastDone) {
      start = now;
      first = done;
    }
    lastDone = done;
    lastTotal = total;
    return done > first && total > 0
        ? (now - start) / 1e9 * (total - done) / (done - first)
        : Double.NaN;
  }
}
