package org.sketch28.app.base;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.FaultReporter;

/**
 * How view models get work off their thread, and its results back to it. Tests pass executors that
 * run everything immediately, and a reporter that collects.
 *
 * @param workers creates the executor of a worker from its name; each runs one task after another
 * @param receiver runs everything that changes a view model; in the window, on the FX thread
 * @param faults receives unexpected faults
 * @param running the jobs that are running
 */
public record Tasks(
    Function<String, ExecutorService> workers,
    Executor receiver,
    FaultReporter faults,
    RunningJobs running) {

  /** Tasks of which none is running yet. */
  public Tasks(Function<String, ExecutorService> workers, Executor receiver, FaultReporter faults) {
    this(workers, receiver, faults, new RunningJobs());
  }

  /** Tasks on background threads, with results on the FX thread. */
  public static Tasks onFxThread() {
    return receivedBy(Platform::runLater);
  }

  /** Tasks on background threads, with results at {@code receiver}. */
  public static Tasks receivedBy(Executor receiver) {
    return new Tasks(DaemonExecutors::single, receiver, FaultReporter.standard());
  }

  /** Creates a worker for tasks of which only the latest counts. */
  public LatestTaskRunner latest(String name) {
    return new LatestTaskRunner(workers.apply(name), receiver, faults);
  }

  /** Creates a worker for long jobs with progress and Cancel. */
  public JobRunner jobs(String name) {
    return running.watch(resumableJobs(name));
  }

  /** The same for jobs that lose nothing when the window closes. */
  public JobRunner resumableJobs(String name) {
    return new JobRunner(workers.apply(name), receiver, faults);
  }

  /**
   * Creates a worker that saves the user's work.
   *
   * @param failed receives messages for the user, on the receiver's thread
   */
  public SaveQueue saves(String name, Consumer<String> failed) {
    return new SaveQueue(workers.apply(name), this, failed);
  }
}
