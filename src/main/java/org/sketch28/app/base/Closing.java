package org.sketch28.app.base;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the window waits for background work: while it closes, because native code
 * must not be running when Java ends.
 */
public final class Closing {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  /**
   * Shuts an executor down and waits for the tasks that it has received.
   *
   * @param most how long to wait
   */
  public static void await(ExecutorService worker, Duration most) {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Closed before all background work had ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
