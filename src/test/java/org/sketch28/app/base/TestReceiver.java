package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Stands for the FX thread: the results of background work are received on the test's own thread,
 * and only while the test waits, so that a test can act between the end of work and its result.
 */
public final class TestReceiver implements Executor {

  private static final long PATIENCE_SECONDS = 60;

  private final BlockingDeque<Runnable> results = new LinkedBlockingDeque<>();

  @Override
  public void execute(Runnable task) {
    results.add(task);
  }

  /** Receives results until the condition holds. */
  public void until(BooleanSupplier condition, String what) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      next(what).run();
    }
  }

  /** Receives all results that have arrived, without waiting for more. */
  public void receiveAll() {
    for (Runnable next = results.poll(); next != null; next = results.poll()) {
      next.run();
    }
  }

  /** Receives results until a condition holds that may come true without a result. */
  public void pollUntil(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - end < 0, "waited in vain: " + what);
      Runnable next = results.poll(5, TimeUnit.MILLISECONDS);
      if (next != null) {
        next.run();
      }
    }
  }

  /** Waits until there is a result, without receiving it. */
  public void untilSomethingIsThere() throws InterruptedException {
    results.addFirst(next("a result"));
  }

  private Runnable next(String what) throws InterruptedException {
    Runnable next = results.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(next, "waited in vain: " + what);
    return next;
  }
}
