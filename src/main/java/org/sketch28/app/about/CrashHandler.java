package org.sketch28.app.about;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what no code expected, on any thread, and passes it on to be shown. */
public final class CrashHandler implements Thread.UncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);

  private final Consumer<Throwable> shown;

  /**
   * @param shown is told after it is logged, on the thread that failed
   */
  public CrashHandler(Consumer<Throwable> shown) {
    this.shown = shown;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable crash) {
    LOG.error("Uncaught on the thread {}", thread.getName(), crash);
    shown.accept(crash);
  }
}
