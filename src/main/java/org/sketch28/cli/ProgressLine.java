package org.sketch28.cli;

import java.io.PrintWriter;
import org.sketch28.base.Progress;

/** Progress on one line that is overwritten; closing it ends the line. */
final class ProgressLine implements Progress, AutoCloseable {

  private static final long PAUSE_NANOS = 300_000_000;

  private final PrintWriter err;
  private final String what;
  private long next = System.nanoTime() + PAUSE_NANOS;
  private boolean written;

  ProgressLine(PrintWriter err, String what) {
    this.err = err;
    this.what = what;
  }

  @Override
  public void at(long done, long total) {
    if (System.nanoTime() >= next) {
      next = System.nanoTime() + PAUSE_NANOS;
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
