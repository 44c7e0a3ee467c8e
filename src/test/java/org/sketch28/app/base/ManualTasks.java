package org.sketch28.app.base;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.sketch28.base.DirectExecutorService;

/**
 * Tasks whose work and results wait in one queue until the test runs them, so that a test decides
 * what happens between them. Everything runs on the test's own thread.
 */
public final class ManualTasks {

  private final Deque<Runnable> queue = new ArrayDeque<>();
  private final List<Throwable> faults = new ArrayList<>();
  private final Tasks tasks = new Tasks(name -> new Worker(), queue::add, faults::add);

  /** For the view model under test. */
  public Tasks tasks() {
    return tasks;
  }

  /** Tasks that run everything at once. */
  public static Tasks direct(List<Throwable> faults) {
    return new Tasks(name -> new DirectExecutorService(), Runnable::run, faults::add);
  }

  /** Runs everything that waits, and everything that follows from it. */
  public void runAll() {
    while (runNext()) {}
  }

  /** Runs what has waited longest; false if nothing waits. */
  public boolean runNext() {
    Runnable next = queue.poll();
    if (next != null) {
      next.run();
    }
    return next != null;
  }

  /** The unexpected faults that were reported. */
  public List<Throwable> faults() {
    return faults;
  }

  private final class Worker extends AbstractExecutorService {
    private boolean shutdown;

    @Override
    public void execute(Runnable task) {
      queue.add(task);
    }

    @Override
    public void shutdown() {
      shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
      shutdown = true;
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return shutdown;
    }

    @Override
    public boolean isTerminated() {
      return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      runAll();
      return true;
    }
  }
}
