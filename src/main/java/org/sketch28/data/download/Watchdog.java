package org.sketch28.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.sketch28.base.DaemonExecutors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a stream when no data has arrived for a while, so that reading it fails. */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final Thread thread;
  private volatile long lastNanos = System.nanoTime();

  Watchdog(InputStream stream, Duration patience) {
    thread = DaemonExecutors.thread("watchdog", () -> watch(stream, patience.toNanos()));
    thread.start();
  }

  private void watch(InputStream stream, long patience) {
    try {
      for (long left = patience; left > 0; left = lastNanos + patience - System.nanoTime()) {
        Thread.sleep(left / 1_000_000 + 1);
      }
      stream.close();
    } catch (InterruptedException e) {
      // The transfer is over.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("A stalled stream cannot be closed", e);
    }
  }

  /** Notes that data has arrived. */
  void alive() {
    lastNanos = System.nanoTime();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
