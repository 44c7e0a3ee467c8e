package org.sketch28.app.train;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.Closing;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.sketch28.train.run.TrainingSession;

/**
 * Trains one run at a time on a thread of its own. To be used on one other thread, the receiver of
 * its {@link Tasks}; events of the run wait in a queue until {@link #poll} takes them.
 */
final class TrainingController implements AutoCloseable {

  private static final Duration CLOSING = Duration.ofSeconds(20);
  private static final long LOADING_NANOS = 200_000_000;

  private final Catalog catalog;
  private final RunStore store;
  private final Tasks tasks;
  private final ExecutorService worker;
  private final Listener listener;
  private final Queue<TrainingEvent> events = new ConcurrentLinkedQueue<>();
  private final ReadOnlyObjectWrapper<TrainingState> state =
      new ReadOnlyObjectWrapper<>(TrainingState.IDLE);
  private Optional<Running> running = Optional.empty();

  // Read by the training thread, which may still be reading the data.
  private volatile boolean stopping;
  private volatile boolean closing;
  private volatile Optional<TrainingSession> session = Optional.empty();

  /**
   * What is to be trained.
   *
   * @param resumed the run that is to be resumed; none for a new one
   */
  record Plan(
      Optional<RunInfo> resumed, String title, List<String> datasets, TrainingConfig config) {

    static Plan ofNew(String title, List<String> datasets, TrainingConfig config) {
      return new Plan(Optional.empty(), title, datasets, config);
    }

    static Plan resuming(RunInfo run) {
      return new Plan(Optional.of(run), run.title(), run.datasets(), run.config());
    }
  }

  /** A run that is being trained. */
  record Running(RunInfo info, TrainingData data, TrainingSession session) {}

  /** Is notified at the receiver of the tasks. */
  interface Listener {

    /**
     * Data is being read.
     *
     * @param share 0…1
     */
    void loading(double share);

    /**
     * Training has begun.
     *
     * @param earlier the events of the run's earlier sessions
     */
    void began(RunInfo run, List<TrainingEvent> earlier);

    /**
     * Training has ended, or could not begin.
     *
     * @param run none if it could not begin
     * @param words how it ended, for the user; may be empty
     */
    void ended(Optional<RunInfo> run, String words);

    /** Something went wrong that the user can set right; {@link #ended} follows. */
    void failed(String message);
  }

  TrainingController(Catalog catalog, RunStore store, Tasks tasks, Listener listener) {
    this.catalog = catalog;
    this.store = store;
    this.tasks = tasks;
    this.listener = listener;
    this.worker = tasks.workers().apply("training");
  }

  /** Starts training; must be idle. */
  void start(Plan plan) {
    state.set(TrainingState.LOADING);
    stopping = false;
    worker.execute(() -> train(plan));
  }

  private void train(Plan plan) {
    String words = "";
    try {
      words = trained(plan);
    } catch (CancellationException e) {
      // Stopped while the data was being read: there is nothing to say.
      words = "";
    } catch (UserFacingException e) {
      words = e.getMessage();
      tasks.receiver().execute(() -> listener.failed(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      tasks.faults().report(e);
    }
    String last = words;
    tasks.receiver().execute(() -> ended(last));
  }

  private String trained(Plan plan) throws UserFacingException, InterruptedException {
    TrainingData data = load(plan);
    // A run that cannot begin leaves nothing behind.
    RunInfo info =
        plan.resumed().isPresent()
            ? plan.resumed().get()
            : store.create(plan.title(), data, plan.config());
    List<TrainingEvent> earlier = store.history(info);
    TrainingSession next = new TrainingSession(store, info, data, events::add);
    session = Optional.of(next);
    if (closing) {
      next.suspend();
    }
    Running begun = new Running(info, data, next);
    tasks.receiver().execute(() -> began(begun, earlier));
    RunInfo done = next.train();
    return Messages.text(
        "train.end." + done.status(), done.bestEpoch(), 100 * done.bestAccuracy());
  }

  private TrainingData load(Plan plan) throws UserFacingException {
    Progress progress = new LoadingProgress();
    TrainingData data =
        plan.resumed().isPresent()
            ? TrainingData.of(catalog, plan.resumed().get(), progress)
            : TrainingData.load(
                catalog,
                plan.datasets(),
                plan.config().validationShare(),
                plan.config().seed(),
                progress);
    data.requireUnchanged();
    plan.config().check(data.split().training().size());
    return data;
  }

  /** Reports how much of the data is read; stops reading it when the run is stopped. */
  private final class LoadingProgress implements Progress {
    private long next = System.nanoTime();

    @Override
    public void at(long done, long total) {
      if (closing || stopping) {
        throw new CancellationException();
      }
      if (total > 0 && System.nanoTime() - next >= 0) {
        next = System.nanoTime() + LOADING_NANOS;
        double share = (double) done / total;
        tasks.receiver().execute(() -> loading(share));
      }
    }
  }

  private void loading(double share) {
    if (state.get() == TrainingState.LOADING) {
      listener.loading(share);
    }
  }

  private void began(Running begun, List<TrainingEvent> earlier) {
    running = Optional.of(begun);
    listener.began(begun.info(), earlier);
    if (state.get() == TrainingState.LOADING) {
      state.set(TrainingState.RUNNING);
    } else {
      begun.session().control().stop();
    }
  }

  private void ended(String words) {
    Optional<RunInfo> last = running.map(Running::info);
    running = Optional.empty();
    session = Optional.empty();
    listener.ended(last, words);
    state.set(TrainingState.IDLE);
  }

  /** Pauses the run, or resumes it. */
  void pauseOrResume() {
    if (running.isPresent() && state.get() == TrainingState.RUNNING) {
      running.get().session().control().pause();
      state.set(TrainingState.PAUSED);
    } else if (running.isPresent() && state.get() == TrainingState.PAUSED) {
      running.get().session().control().resume();
      state.set(TrainingState.RUNNING);
    }
  }

  /** Ends the run; what it has learned is saved. */
  void stop() {
    if (state.get() != TrainingState.IDLE) {
      state.set(TrainingState.ENDING);
      stopping = true;
      running.ifPresent(now -> now.session().control().stop());
    }
  }

  /** Whether this run is being trained. */
  boolean isTraining(RunInfo run) {
    return running.filter(now -> now.info().id().equals(run.id())).isPresent();
  }

  /** The run that is being trained. */
  Optional<Running> running() {
    return running;
  }

  /** Takes the oldest event that was not taken yet; null if there is none. */
  TrainingEvent poll() {
    return events.poll();
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
    closing = true;
    session.ifPresent(TrainingSession::suspend);
    Closing.await(worker, CLOSING);
  }
}
