package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The test's own thread in place of the FX thread: what a view model is told runs only while the
 * test waits, so that a test can do something between the end of work and its result.
 */
public final class TestReceiver implements Executor {

  private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable task) {
    told.add(task);
  }

  /** Lets the view model be told things until the condition holds. */
  public void until(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited in vain: " + what);
      runNext();
    }
  }

  /** Lets the view model be told things for a while, to see that nothing happens. */
  public void during(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      runNext();
    }
  }

  /** Waits until there is a result, and does not tell it. */
  public void untilSomethingIsThere() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (told.isEmpty()) {
      assertTrue(System.nanoTime() < end, "waited in vain: a result");
      Thread.sleep(5);
    }
  }

  private void runNext() throws InterruptedException {
    Runnable next = told.poll(20, TimeUnit.MILLISECONDS);
    if (next != null) {
      next.run();
    }
  }
}
