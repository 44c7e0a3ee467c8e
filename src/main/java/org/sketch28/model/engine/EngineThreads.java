package org.sketch28.model.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.sketch28.base.DaemonExecutors;

/**
 * Threads that call the engine, used again and again: MXNet keeps some ten megabytes for each
 * thread that has ever called it, even after its end.
 */
public final class EngineThreads implements AutoCloseable {

  private static final Deque<ExecutorService> IDLE = new ArrayDeque<>();

  private final List<ExecutorService> threads;

  private EngineThreads(List<ExecutorService> threads) {
    this.threads = threads;
  }

  /** So many threads that nobody else uses, until they are closed. */
  public static EngineThreads take(int count) {
    List<ExecutorService> taken = new ArrayList<>();
    synchronized (IDLE) {
      while (taken.size() < count) {
        taken.add(IDLE.isEmpty() ? DaemonExecutors.single("engine") : IDLE.pop());
      }
    }
    return new EngineThreads(taken);
  }

  /** The number of threads. */
  public int count() {
    return threads.size();
  }

  /** One of the threads, which runs one task after another. */
  public ExecutorService get(int index) {
    return threads.get(index);
  }

  /** Gives the threads back. Whoever takes them next waits for tasks that are still running. */
  @Override
  public void close() {
    synchronized (IDLE) {
      threads.forEach(IDLE::push);
    }
  }
}
