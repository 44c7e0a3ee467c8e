package org.sketch28.base;

/**
 * Receives what no code expected: bugs, as opposed to the errors of users, which are {@link
 * UserFacingException}s.
 */
@FunctionalInterface
public interface FaultReporter {

  /** Reports a fault on the thread that it happened on. Must not throw. */
  void report(Throwable fault);

  /**
   * Passes faults to the handler of uncaught exceptions, which logs them and tells the user; the
   * calling thread goes on.
   */
  static FaultReporter standard() {
    return fault -> {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, fault);
    };
  }
}
