package org.sketch28.base;

/**
 * Receives unexpected exceptions: bugs, as opposed to {@link UserFacingException}s, which users can
 * do something about.
 */
@FunctionalInterface
public interface FaultReporter {

  /** Reports a fault, on the thread on which it happened. Must not throw. */
  void report(Throwable fault);

  /**
   * Passes faults to the handler of uncaught exceptions, which logs them and notifies the user; the
   * calling thread continues.
   */
  static FaultReporter standard() {
    return fault -> {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    };
  }
}
