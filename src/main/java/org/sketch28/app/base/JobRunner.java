package org.sketch28.app.base;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sketch28.base.FaultReporter;
import org.sketch28.base.Progress;
import org.sketch28.base.RemainingTime;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs of more than a second, one at a time, with progress, remaining time and Cancel. */
public final class JobRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final long REPORT_NANOS = 100_000_000;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final ExecutorService worker;
  private final Executor receiver;
  private final FaultReporter faults;
  private final LongSupplier clock;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper remaining = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean finishing;
  private volatile boolean cancelled;

  /** A job's work in the background. */
  @FunctionalInterface
  public interface Work {

    /**
     * Does the work.
     *
     * @param progress must be reported to often; throws when the user cancels
     * @return runs on the receiver's thread afterwards
     * @throws UserFacingException if the work cannot be done
     */
    Runnable run(Progress progress) throws UserFacingException;
  }

  JobRunner(ExecutorService worker, Executor receiver, FaultReporter faults) {
    this(worker, receiver, faults, System::nanoTime);
  }

  /**
   * @param clock supplies the time in nanoseconds
   */
  JobRunner(ExecutorService worker, Executor receiver, FaultReporter faults, LongSupplier clock) {
    this.worker = worker;
    this.receiver = receiver;
    this.faults = faults;
    this.clock = clock;
  }

  /**
   * Starts a job, unless another one is running or the window is being closed.
   *
   * @param failed receives the message if the job cannot be started or fails
   */
  public void start(String newTitle, Work work, Consumer<String> failed) {
    if (finishing) {
      // The job that ends asks for it.
      waiting.addFirst(() -> begin(newTitle, work, failed));
    } else if (running.get()) {
      failed.accept(Messages.text("job.busy", title.get()));
    } else {
      begin(newTitle, work, failed);
    }
  }

  /** Starts a job that the user has not just asked for: it waits for those before it. */
  public void startInTurn(String newTitle, Work work, Consumer<String> failed) {
    if (running.get()) {
      waiting.add(() -> begin(newTitle, work, failed));
    } else {
      start(newTitle, work, failed);
    }
  }

  private void begin(String newTitle, Work work, Consumer<String> failed) {
    if (worker.isShutdown()) {
      return;
    }
    cancelled = false;
    running.set(true);
    title.set(newTitle);
    fraction.set(-1);
    remaining.set("");
    worker.execute(() -> run(work, failed));
  }

  private void run(Work work, Consumer<String> failed) {
    Runnable afterwards = () -> {};
    try {
      afterwards = work.run(new Reporter());
    } catch (CancellationException e) {
      LOG.debug("Cancelled", e);
    } catch (UserFacingException e) {
      afterwards = () -> failed.accept(e.getMessage());
    } catch (RuntimeException | Error e) {
      faults.report(e);
    }
    Runnable last = afterwards;
    receiver.execute(
        () -> {
          if (waiting.isEmpty()) {
            running.set(false);
            last.run();
          } else {
            finish(last);
          }
        });
  }

  /** Ends a job that another one waits for: there is no moment in which none is running. */
  private void finish(Runnable last) {
    finishing = true;
    try {
      last.run();
    } finally {
      finishing = false;
      waiting.remove().run();
    }
  }

  /** Gives the running job a title that says more; to be called by the job. */
  public void entitle(String newTitle) {
    receiver.execute(() -> title.set(newTitle));
  }

  /** Ends the running job the next time it reports progress. */
  public void cancel() {
    cancelled = true;
  }

  private final class Reporter implements Progress {
    private final RemainingTime time = new RemainingTime(clock);
    private long next = clock.getAsLong();

    @Override
    public void at(long done, long total) {
      if (cancelled) {
        throw new CancellationException();
      }
      double seconds = time.at(done, total);
      long now = clock.getAsLong();
      if (now >= next) {
        next = now + REPORT_NANOS;
        double share = total > 0 ? (double) done / total : -1;
        receiver.execute(
            () -> {
              fraction.set(share);
              remaining.set(RemainingWords.of(seconds));
            });
      }
    }
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty titleProperty() {
    return title.getReadOnlyProperty();
  }

  /** The remaining time as text; empty if it is not known. */
  public ReadOnlyStringProperty remainingProperty() {
    return remaining.getReadOnlyProperty();
  }

  /** The fraction done, 0…1; −1 if it is not known. */
  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /** Cancels the job and waits a little for it: native code must not be running when Java ends. */
  @Override
  public void close() {
    cancel();
    Closing.await(worker, CLOSING);
  }
}
