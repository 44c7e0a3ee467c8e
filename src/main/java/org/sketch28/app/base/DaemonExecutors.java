package org.sketch28.app.base;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Background threads of the window. */
final class DaemonExecutors {

  private DaemonExecutors() {}

  /** One thread that does not keep the program from ending. */
  static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
