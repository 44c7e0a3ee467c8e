package org.sketch28.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.sketch28.base.Progress;
import org.sketch28.base.RemainingTime;

/**
 * Progress of work that takes longer than a second: on a terminal, on one line that is overwritten;
 * elsewhere, such as in a log, a line every few seconds.
 */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long BEFORE_FIRST_NANOS = 300_000_000;
  private static final long TERMINAL_NANOS = 200_000_000;
  private static final long LOG_NANOS = 5_000_000_000L;

  private final PrintWriter err;
  private final String what;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final RemainingTime time;
  private long next;
  private int width;

  /**
   * @param what is being done
   * @param terminal whether {@code err} is one
   * @param nanoTime the time in nanoseconds
   */
  ProgressLine(PrintWriter err, String what, boolean terminal, LongSupplier nanoTime) {
    this.err = err;
    this.what = what;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.time = new RemainingTime(nanoTime);
    this.next = nanoTime.getAsLong() + (terminal ? BEFORE_FIRST_NANOS : LOG_NANOS);
  }

  @Override
  public void at(long done, long total) {
    double seconds = time.at(done, total);
    if (isDue()) {
      print(what + amount(done, total) + left(seconds));
    }
  }

  private static String amount(long done, long total) {
    if (total > 0) {
      return ": " + 100 * done / total + " %";
    }
    return done > 0 ? ": " + done / 1000 + " kB" : "";
  }

  /** The remaining time in words; empty if it is not known. */
  private static String left(double seconds) {
    if (Double.isNaN(seconds) || seconds <= 0) {
      return "";
    }
    return seconds < 120
        ? ", about %.0f s left".formatted(Math.ceil(seconds))
        : ", about %.0f min left".formatted(seconds / 60);
  }

  /** Whether the next line may be printed now. */
  boolean isDue() {
    return nanoTime.getAsLong() >= next;
  }

  /** Prints a line in place of the one before, or below it. */
  void print(String line) {
    next = nanoTime.getAsLong() + (terminal ? TERMINAL_NANOS : LOG_NANOS);
    if (terminal) {
      width = Math.max(width, line.length());
      err.print("\r" + ("%-" + width + "s").formatted(line));
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** Removes the line, so that results can be printed in its place; it may be printed again. */
  void clear() {
    if (width > 0) {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
      width = 0;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
