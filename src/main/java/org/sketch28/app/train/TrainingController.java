package org.sketch28.app.train;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.Closing;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.RemainingTime;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.TrainingSession;

/**
 * Trains one run at a time on a thread of its own. Must be used on one other thread, the receiver
 * of its {@link Tasks}; events of the run wait in a queue until {@link #poll} takes them.
 */
final class TrainingController implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final long LOADING_NANOS = 200_000_000;

  private final TrainingService service;
  private final Tasks tasks;
  private final ExecutorService worker;
  private final Listener listener;
  private final Queue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
  private final ReadOnlyObjectWrapper<TrainingState> state =
      new ReadOnlyObjectWrapper<>(TrainingState.IDLE);
  private PauseControl control = new PauseControl();

  /** The run that is resumed, while its images are being read. */
  private Optional<RunInfo> loading = Optional.empty();

  private Optional<Running> running = Optional.empty();

  /** A run that is being trained. */
  record Running(LoadedRun run, TrainingSession session) {

    /** The weights at this moment, as a model; none before the first step. */
    Optional<Recognizer> snapshot() {
      return session.snapshot().map(weights -> LiveSnapshot.of(run, weights));
    }
  }

  /** Loads the data of a run, on the training thread. */
  @FunctionalInterface
  interface Loader {
    LoadedRun load(Progress progress) throws UserFacingException;
  }

  /** Is notified at the receiver of the tasks. */
  interface Listener {

    /**
     * Data is being read.
     *
     * @param share 0…1
     * @param seconds that are left; NaN if that is not known yet
     */
    void loading(double share, double seconds);

    /**
     * Training has begun.
     *
     * @param earlier the events of the run's earlier sessions
     */
    void began(RunInfo run, List<TrainingEvent> earlier);

    /**
     * Training has ended, or could not begin.
     *
     * @param run none if a new run could not begin
     * @param finished whether it has done all its epochs, and nobody has stopped it
     * @param words how it ended, for the user; may be empty
     */
    void ended(Optional<RunInfo> run, boolean finished, String words);

    /** Something went wrong that the user can set right; {@link #ended} follows. */
    void failed(String message);
  }

  TrainingController(TrainingService service, Tasks tasks, Listener listener) {
    this.service = service;
    this.tasks = tasks;
    this.listener = listener;
    this.worker = tasks.workers().apply("training");
  }

  /** Starts a new run; nothing else may be running. */
  void start(NewRun request) {
    start(progress -> service.create(request, progress));
  }

  /** Resumes a run from its last checkpoint; nothing else may be running. */
  void resume(RunInfo run) {
    loading = Optional.of(run);
    start(progress -> service.resume(run, progress));
  }

  /** Starts the run that is loaded; nothing else may be running. */
  void start(Loader loader) {
    PauseControl own = new PauseControl();
    control = own;
    state.set(TrainingState.LOADING);
    worker.execute(() -> train(loader, own));
  }

  private void train(Loader loader, PauseControl own) {
    String words = "";
    boolean finished = false;
    boolean failed = false;
    try {
      RunInfo done = trained(loader, own);
      finished = done.status() == RunInfo.Status.FINISHED && !own.isStopped();
      words = RunEnd.words(done);
    } catch (CancellationException e) {
      // Of an ensemble, all runs may be trained already.
      words = own.isStopped() ? Messages.text("train.end.notBegun") : "";
    } catch (UserFacingException e) {
      words = e.getMessage();
      failed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      tasks.faults().report(e);
    }
    String last = words;
    boolean whole = finished;
    boolean told = failed;
    tasks
        .receiver()
        .execute(
            () -> {
              if (told) {
                listener.failed(last);
              }
              ended(whole, last);
            });
  }

  private RunInfo trained(Loader loader, PauseControl own)
      throws UserFacingException, InterruptedException {
    LoadedRun run = loader.load(new LoadingProgress(own));
    List<TrainingEvent> earlier = service.events(run.info());
    TrainingSession session = service.session(run, own, events::add);
    tasks.receiver().execute(() -> began(new Running(run, session), earlier));
    return session.train();
  }

  /** Reports how much of the data is read; stops reading it when the run is stopped. */
  private final class LoadingProgress implements Progress {
    private final PauseControl own;
    private final RemainingTime time = new RemainingTime(System::nanoTime);
    private long next = System.nanoTime();

    LoadingProgress(PauseControl own) {
      this.own = own;
    }

    @Override
    public void at(long done, long total) {
      if (own.isStopped()) {
        throw new CancellationException();
      }
      double seconds = time.at(done, total);
      if (total > 0 && System.nanoTime() - next >= 0) {
        next = System.nanoTime() + LOADING_NANOS;
        double share = (double) done / total;
        tasks.receiver().execute(() -> loading(share, seconds));
      }
    }
  }

  private void loading(double share, double seconds) {
    if (state.get() == TrainingState.LOADING) {
      listener.loading(share, seconds);
    }
  }

  private void began(Running begun, List<TrainingEvent> earlier) {
    running = Optional.of(begun);
    loading = Optional.empty();
    listener.began(begun.run().info(), earlier);
    if (state.get() == TrainingState.LOADING) {
      state.set(TrainingState.RUNNING);
    }
  }

  private void ended(boolean finished, String words) {
    // The listener takes the run's last events before it is gone.
    listener.ended(running.map(now -> now.run().info()).or(() -> loading), finished, words);
    running = Optional.empty();
    loading = Optional.empty();
    state.set(TrainingState.IDLE);
  }

  /** Pauses the run, or resumes it. */
  void pauseOrResume() {
    if (state.get() == TrainingState.RUNNING) {
      control.pause();
      state.set(TrainingState.PAUSED);
    } else if (state.get() == TrainingState.PAUSED) {
      control.resume();
      state.set(TrainingState.RUNNING);
    }
  }

  /** Ends the run; what it has learned is saved. */
  void stop() {
    if (state.get() != TrainingState.IDLE) {
      state.set(TrainingState.ENDING);
      control.stop();
    }
  }

  /** Whether this run is being trained, or will be when its images have been read. */
  boolean isTraining(RunInfo run) {
    return running.map(now -> now.run().info()).or(() -> loading).filter(run::isSame).isPresent();
  }

  /** The run that is being trained. */
  Optional<Running> running() {
    return running;
  }

  /**
   * Takes the oldest event that was not taken yet; null if there is none. Events of a run wait
   * until {@link Listener#began} has announced it, so that they are not taken for another run's.
   */
  TrainingEvent poll() {
    return running.isPresent() ? events.poll() : null;
  }

  /** Whether a run is going on, paused ones included. */
  BooleanExpression isActive() {
    return Bindings.createBooleanBinding(() -> state.get() != TrainingState.IDLE, state);
  }

  ReadOnlyObjectProperty<TrainingState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Ends a run as one that is resumed at the next start, and waits until it is on the disk and no
   * native code is running.
   */
  @Override
  public void close() {
    control.suspend();
    Closing.await(worker, CLOSING);
  }
}
