package org.sketch28.base;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The only place where the program creates threads. Every thread has a name, and none prevents the
 * program from ending.
 */
public final class DaemonExecutors {

  private DaemonExecutors() {}

  /**
   * An executor with one thread, which runs one task after another.
   *
   * @param name of the thread, without the program's own name
   */
  public static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(task -> thread(name, task));
  }

  /**
   * An executor with several threads.
   *
   * @param name of the threads, without the program's own name
   */
  public static ExecutorService pool(String name, int threads) {
    return Executors.newFixedThreadPool(threads, task -> thread(name, task));
  }

  /**
   * An executor with as many threads as there are tasks; those that are idle are used again.
   *
   * @param name of the threads, without the program's own name
   */
  public static ExecutorService cached(String name) {
    return Executors.newCachedThreadPool(task -> thread(name, task));
  }

  /**
   * A thread for one long task.
   *
   * @param name of the thread, without the program's own name
   * @return the thread, not started yet
   */
  public static Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, "sketch28-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
