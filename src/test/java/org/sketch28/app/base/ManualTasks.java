package org.sketch28.app.base;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.sketch28.base.DirectExecutorService;

/**
 * Tasks whose work and results wait in one queue until the test runs them, so that a test decides
 * what happens between them. Everything runs on the test's own thread.
 */
public final class ManualTasks {

  private final Queue<Runnable> queue = new ArrayDeque<>();
  private final ManualExecutorService receiver = new ManualExecutorService(queue);
  private final List<Throwable> faults = new ArrayList<>();
  private final Tasks tasks =
      new Tasks(name -> new ManualExecutorService(queue), receiver, faults::add);

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
    receiver.runAll();
  }

  /** Runs what has waited longest; false if nothing waits. */
  public boolean runNext() {
    return receiver.runNext();
  }

  /** The unexpected faults that were reported. */
  public List<Throwable> faults() {
    return faults;
  }
}
