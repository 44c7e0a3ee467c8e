package org.sketch28.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.sketch28.base.Progress;

/** Progress on one line that is overwritten; closing it ends the line. */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long PAUSE_NANOS = 300_000_000;

  private final PrintWriter err;
  private final String what;
  private final LongSupplier nanoTime;
  private long next;
  private boolean written;

  /**
   * @param what is being done
   * @param nanoTime the time in nanoseconds
   */
  ProgressLine(PrintWriter err, String what, LongSupplier nanoTime) {
    this.err = err;
    this.what = what;
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong() + PAUSE_NANOS;
  }

  @Override
  public void at(long done, long total) {
    if (nanoTime.getAsLong() >= next) {
      next = nanoTime.getAsLong() + PAUSE_NANOS;
      written = true;
      err.printf("\r%s: %s  ", what, total > 0 ? 100 * done / total + " %" : done / 1000 + " kB");
      err.flush();
    }
  }

  @Override
  public void close() {
    if (written) {
      err.println();
    }
  }
}
