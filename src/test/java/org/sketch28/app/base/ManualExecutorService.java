package org.sketch28.app.base;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks only when a test says so, which makes the order of events deterministic. */
public final class ManualExecutorService extends AbstractExecutorService {

  private final Queue<Runnable> tasks;
  private boolean shutdown;

  public ManualExecutorService() {
    this(new ArrayDeque<>());
  }

  /**
   * @param tasks where tasks wait; may be shared with other executors
   */
  ManualExecutorService(Queue<Runnable> tasks) {
    this.tasks = tasks;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs all tasks that wait, and those that they submit. */
  public void runAll() {
    while (runNext()) {}
  }

  /** Runs the task that has waited longest; false if none waits. */
  public boolean runNext() {
    Runnable next = tasks.poll();
    if (next != null) {
      next.run();
    }
    return next != null;
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    List<Runnable> left = new ArrayList<>(tasks);
    tasks.clear();
    return left;
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown && tasks.isEmpty();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    runAll();
    return true;
  }
}
