package org.sketch28.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.CorrectedDataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.network.NetworkCost;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Preset;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.TrainingSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of the training view. To be used on one thread, the receiver of its {@link Tasks};
 * events of a run wait in a queue until {@link #pulse} takes them, once a frame.
 */
public final class TrainViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrainViewModel.class);

  private static final long CLOSING_MILLIS = 20_000;
  private static final long LOADING_NANOS = 200_000_000;

  private final Catalog catalog;
  private final RunStore store;
  private final Tasks tasks;
  private final Consumer<String> failed;
  private final LatestTaskRunner lists;
  private final LatestTaskRunner costs;
  private final LatestTaskRunner moments;
  private final RunToModelJob made;
  private final TrainingForm form = new TrainingForm();
  private final Queue<TrainingEvent> events = new ConcurrentLinkedQueue<>();

  private final ObservableList<DatasetInfo> datasets = FXCollections.observableArrayList();
  private final ObjectProperty<DatasetInfo> dataset = new SimpleObjectProperty<>();
  private final BooleanProperty mixOwn = new SimpleBooleanProperty();
  private final BooleanProperty corrected = new SimpleBooleanProperty();
  private final RunHistoryViewModel kept;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
  private final ReadOnlyObjectWrapper<Optional<RunInfo>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<TrainingEvent.Batch>> latest =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final BooleanProperty drawWithIt = new SimpleBooleanProperty();
  private Running running;
  private Thread trainer;

  // Seen by the training thread, which may still be reading the data.
  private volatile boolean stopping;
  private volatile boolean closing;
  private volatile Optional<TrainingSession> latestSession = Optional.empty();
  private Consumer<Recognizer> momentListener = recognizer -> {};
  private Runnable modelMade = () -> {};
  private long nextMoment;
  private boolean momentComing;
  private boolean discarding;

  /** What the view can do now. */
  public enum State {
    IDLE,
    /** The data is being read. */
    LOADING,
    RUNNING,
    PAUSED,
    /** The run is being ended. */
    ENDING
  }

  private record Running(RunInfo info, TrainingData data, TrainingSession session) {}

  /**
   * @param models where a run's model goes
   * @param tasks get work off the FX thread
   * @param failed receives messages for the user
   */
  public TrainViewModel(
      Catalog catalog, RunStore store, Path models, Tasks tasks, Consumer<String> failed) {
    this.catalog = catalog;
    this.store = store;
    this.tasks = tasks;
    this.failed = failed;
    this.lists = tasks.latest("datasets-list");
    this.kept = new RunHistoryViewModel(store, tasks, failed);
    this.costs = tasks.latest("cost");
    this.moments = tasks.latest("moment");
    this.made = new RunToModelJob(catalog, store, models, tasks);
    form.architectureProperty().addListener((p, o, architecture) -> count());
    dataset.addListener((p, o, n) -> count());
    show(Preset.QUICK);
  }

  /** Fills the form with a preset's settings. */
  public void show(Preset preset) {
    DatasetInfo info = dataset.get();
    form.show(preset.config(info == null ? Domain.DIGITS : info.domain()));
  }

  private void count() {
    int classes = dataset.get() == null ? 10 : dataset.get().classNames().size();
    var architecture = form.architectureProperty().get();
    costs.submit(
        () -> NetworkCost.of(architecture, classes),
        counted ->
            cost.set(
                Messages.text("train.cost", counted.parameters(), counted.multiplyAdds() / 1e6)));
  }

  /** Looks at the disk anew. */
  public void refresh() {
    kept.refresh();
    lists.submit(
        () -> {
          List<DatasetInfo> available =
              catalog.list().stream()
                  .filter(each -> each.isAvailable())
                  .map(each -> each.info())
                  .toList();
          return () -> {
            DatasetInfo wanted = dataset.get();
            datasets.setAll(available);
            dataset.set(
                available.stream()
                    .filter(info -> wanted != null && info.name().equals(wanted.name()))
                    .findFirst()
                    .orElseGet(() -> preferred(available)));
          };
        },
        (Runnable show) -> show.run());
  }

  /** MNIST where it is at hand, else the digits that need no network. */
  private static DatasetInfo preferred(List<DatasetInfo> available) {
    return available.stream()
        .filter(info -> info.name().equals("mnist"))
        .findFirst()
        .orElse(available.get(0));
  }

  /** Begins a new run with the form's settings. */
  public void start() {
    try {
      TrainingConfig config = form.read();
      DatasetInfo info = dataset.get();
      String suffix = corrected.get() ? CorrectedDataset.SUFFIX : "";
      List<String> names = new ArrayList<>(List.of(info.name() + suffix));
      if (mixOwn.get() && ownFor(info).isPresent()) {
        names.add(ownFor(info).orElseThrow());
      }
      String title = config.architecture() + " · " + info.title();
      begin(new Plan(Optional.empty(), title, names, config));
    } catch (UserFacingException e) {
      failed.accept(e.getMessage());
    }
  }

  /** The user's own drawings, if they can be mixed into a dataset. */
  Optional<String> ownFor(DatasetInfo info) {
    return datasets.stream()
        .filter(own -> own.kind() == DatasetInfo.Kind.DRAWN)
        .filter(own -> own.classNames().equals(info.classNames()) && !own.equals(info))
        .map(DatasetInfo::name)
        .findFirst();
  }

  /** Begins a new run with a kept run's settings. */
  public void runAgain(RunInfo run) {
    form.show(run.config());
    begin(new Plan(Optional.empty(), run.title(), run.datasets(), run.config()));
  }

  /** Goes on with a run from its last checkpoint. */
  public void goOn(RunInfo run) {
    begin(new Plan(Optional.of(run), run.title(), run.datasets(), run.config()));
  }

  /**
   * What is to be trained.
   *
   * @param kept the run that is to go on; none for a new one
   */
  private record Plan(
      Optional<RunInfo> kept, String title, List<String> datasets, TrainingConfig config) {}

  private void begin(Plan plan) {
    if (state.get() != State.IDLE) {
      failed.accept(Messages.text("train.busy"));
      return;
    }
    state.set(State.LOADING);
    stopping = false;
    message.set(Messages.text("train.loading"));
    latest.set(Optional.empty());
    discarding = false;
    trainer = new Thread(() -> train(plan), "sketch28-training");
    trainer.setDaemon(true);
    trainer.start();
  }

  /** The training thread. */
  private void train(Plan plan) {
    String end;
    try {
      TrainingData data = load(plan);
      // A run that cannot begin leaves nothing behind.
      RunInfo info =
          plan.kept().isPresent()
              ? plan.kept().get()
              : store.create(plan.title(), data, plan.config());
      List<TrainingEvent> before = store.history(info);
      TrainingSession session =
          new TrainingService(catalog, store, new ModelStore(List.of()))
              .session(new LoadedRun(info, data), new PauseControl(), events::add);
      latestSession = Optional.of(session);
      if (closing) {
        session.control().suspend();
      }
      Running begun = new Running(info, data, session);
      tasks.receiver().execute(() -> begun(begun, before));
      RunInfo done = session.train();
      end =
          Messages.text("train.end." + done.status(), done.bestEpoch(), 100 * done.bestAccuracy());
    } catch (CancellationException e) {
      end = "";
    } catch (UserFacingException e) {
      end = e.getMessage();
      tasks.receiver().execute(() -> failed.accept(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end = "";
    } catch (RuntimeException | Error e) {
      LOG.error("Training failed", e);
      end = Messages.text("job.bug", e);
      tasks.receiver().execute(() -> failed.accept(Messages.text("job.bug", e)));
    }
    String last = end;
    tasks.receiver().execute(() -> ended(last));
  }

  private TrainingData load(Plan plan) throws UserFacingException {
    Progress progress = new LoadingProgress();
    TrainingData data =
        plan.kept().isPresent()
            ? TrainingData.of(catalog, plan.kept().get(), progress)
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

  /** Tells how far the data is read; ends reading it when the run is stopped before it began. */
  private final class LoadingProgress implements Progress {
    private long next;

    @Override
    public void at(long done, long total) {
      if (closing || stopping) {
        throw new CancellationException();
      }
      if (total > 0 && System.nanoTime() >= next) {
        next = System.nanoTime() + LOADING_NANOS;
        String words = Messages.text("train.loadingShare", (double) done / total);
        tasks.receiver().execute(() -> loading(words));
      }
    }
  }

  private void loading(String words) {
    if (state.get() == State.LOADING) {
      message.set(words);
    }
  }

  private void begun(Running begun, List<TrainingEvent> before) {
    running = begun;
    RunCurves own = new RunCurves();
    int step = begun.info().step();
    before.stream().filter(event -> event.step() <= step).forEach(own::add);
    kept.show(begun.info(), own);
    current.set(Optional.of(begun.info()));
    if (state.get() == State.LOADING) {
      state.set(State.RUNNING);
    } else {
      begun.session().control().stop();
    }
    message.set("");
    refresh();
  }

  private void ended(String words) {
    pulse();
    message.set(words);
    RunInfo last = running == null ? null : running.info();
    running = null;
    state.set(State.IDLE);
    if (discarding && last != null) {
      delete(last);
      current.set(Optional.empty());
    } else {
      refresh();
    }
  }

  /** Holds the run, or lets it go on. */
  public void pauseOrResume() {
    if (running != null && state.get() == State.RUNNING) {
      running.session().control().pause();
      state.set(State.PAUSED);
    } else if (running != null && state.get() == State.PAUSED) {
      running.session().control().resume();
      state.set(State.RUNNING);
    }
  }

  /** Ends the run and keeps what it has learned. */
  public void stop() {
    if (state.get() != State.IDLE) {
      state.set(State.ENDING);
      stopping = true;
      if (running != null) {
        running.session().control().stop();
      }
    }
  }

  /** Ends the run and deletes it. */
  public void discard() {
    discarding = true;
    stop();
  }

  /** Takes the events that have come since the last frame. */
  public void pulse() {
    RunCurves own = running == null ? null : kept.curvesOf(running.info()).orElse(null);
    TrainingEvent.Batch last = null;
    for (TrainingEvent event = events.poll(); event != null; event = events.poll()) {
      if (own != null) {
        own.add(event);
      }
      last = event instanceof TrainingEvent.Batch batch ? batch : last;
    }
    if (last != null) {
      latest.set(Optional.of(last));
    }
    offerMoment();
  }

  /** Every two seconds, if the user wants to draw with the model of the moment. */
  private void offerMoment() {
    if (!drawWithIt.get() || running == null || momentComing || System.nanoTime() < nextMoment) {
      return;
    }
    nextMoment = System.nanoTime() + 2_000_000_000L;
    momentComing = true;
    Running with = running;
    moments.submit(
        () ->
            with.session()
                .snapshot()
                .map(weights -> LiveSnapshot.of(with.info(), with.data(), weights)),
        found -> {
          momentComing = false;
          found.ifPresent(momentListener);
        },
        found -> found.ifPresent(Recognizer::close));
  }

  /** Receives a classifier of the run's weights now and then, while that is asked for. */
  public void setMomentListener(Consumer<Recognizer> listener) {
    momentListener = listener;
  }

  /** Hears that there is a new model. */
  public void setOnModelMade(Runnable listener) {
    modelMade = listener;
  }

  /** Makes the best weights of a run a model in the chooser. */
  public void makeModel(RunInfo run) {
    made.make(
        run,
        words -> {
          message.set(words);
          modelMade.run();
        },
        failed);
  }

  /** Deletes a run and its curves; the one that goes on is ended first. */
  public void delete(RunInfo run) {
    if (running != null && running.info().id().equals(run.id())) {
      discard();
    } else {
      kept.delete(run);
    }
  }

  private void awaitTrainer() {
    if (trainer != null) {
      try {
        trainer.join(CLOSING_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public TrainingForm form() {
    return form;
  }

  public ObservableList<DatasetInfo> datasets() {
    return datasets;
  }

  public ObjectProperty<DatasetInfo> datasetProperty() {
    return dataset;
  }

  /** Whether the user's corrections of labels count. */
  public BooleanProperty correctedProperty() {
    return corrected;
  }

  /** Whether the user's own drawings are mixed in. */
  public BooleanProperty mixOwnProperty() {
    return mixOwn;
  }

  /** Whether the canvas is to use the weights of the moment. */
  public BooleanProperty drawWithItProperty() {
    return drawWithIt;
  }

  /** Runs on the disk, and their curves. */
  public RunHistoryViewModel kept() {
    return kept;
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The run that goes on, or ended last. */
  public ReadOnlyObjectProperty<Optional<RunInfo>> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /** The last step that was taken. */
  public ReadOnlyObjectProperty<Optional<TrainingEvent.Batch>> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty costProperty() {
    return cost.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The making of models. */
  public JobRunner jobs() {
    return made.jobs();
  }

  /**
   * Ends a run as one that is to go on at the next start, and waits until it is on the disk and no
   * native code runs any more.
   */
  @Override
  public void close() {
    closing = true;
    latestSession.ifPresent(session -> session.control().suspend());
    awaitTrainer();
    lists.close();
    kept.close();
    costs.close();
    moments.close();
    made.jobs().close();
  }
}
