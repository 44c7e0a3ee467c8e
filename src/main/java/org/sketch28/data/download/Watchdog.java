package org.sketch28.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a stream that nothing comes from any more, so that reading it fails. */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final Thread thread;
  private volatile long lastNanos = System.nanoTime();

  Watchdog(InputStream stream, Duration patience) {
    thread = new Thread(() -> watch(stream, patience.toNanos()), "sketch28-watchdog");
    thread.setDaemon(true);
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
      LOG.debug("A stream that stands still cannot be closed", e);
    }
  }

  /** Something came. */
  void alive() {
    lastNanos = System.nanoTime();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
