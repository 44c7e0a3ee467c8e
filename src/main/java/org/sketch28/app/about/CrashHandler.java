package org.sketch28.app.about;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs unexpected faults on any thread with their stack traces, and passes them on to be shown. */
public final class CrashHandler implements Thread.UncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);

  private final Consumer<Throwable> shown;

  /**
   * @param shown receives each fault after it was logged, on the thread that failed
   */
  public CrashHandler(Consumer<Throwable> shown) {
    this.shown = shown;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable crash) {
    LOG.error("Unexpected fault on the thread {}", thread.getName(), crash);
    shown.accept(crash);
  }
}
