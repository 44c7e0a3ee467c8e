package org.sketch28.app.base;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.FaultReporter;

/**
 * How view models get work off their thread, and its results back to it. Tests hand in executors
 * that run everything at once, and a reporter that collects.
 *
 * @param workers makes the executor of a worker by its name; each worker runs one task after
 *     another
 * @param receiver runs what changes a view model: the FX thread
 * @param faults receives what no code expected
 */
public record Tasks(
    Function<String, ExecutorService> workers, Executor receiver, FaultReporter faults) {

  /** Background threads, whose results arrive on the FX thread. */
  public static Tasks onFxThread() {
    return receivedBy(Platform::runLater);
  }

  /** Background threads, whose results arrive at {@code receiver}. */
  public static Tasks receivedBy(Executor receiver) {
    return new Tasks(DaemonExecutors::single, receiver, FaultReporter.standard());
  }

  /** A worker for results of which only the latest counts. */
  public LatestTaskRunner latest(String name) {
    return new LatestTaskRunner(workers.apply(name), receiver, faults);
  }

  /** A worker for long jobs with progress and Cancel. */
  public JobRunner jobs(String name) {
    return new JobRunner(workers.apply(name), receiver, faults);
  }

  /**
   * A worker that saves what the user made.
   *
   * @param failed receives messages for the user, at the receiver
   */
  public SaveQueue saves(String name, Consumer<String> failed) {
    return new SaveQueue(workers.apply(name), this, failed);
  }
}
