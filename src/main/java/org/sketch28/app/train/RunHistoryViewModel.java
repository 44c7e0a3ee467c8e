package org.sketch28.app.train;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunState;
import org.sketch28.train.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The saved runs, and the curves of those that are shown. Must be used on one thread, the receiver
 * of its {@link Tasks}.
 */
final class RunHistoryViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunHistoryViewModel.class);

  /** The most runs whose curves are shown at once; more cannot be told apart. */
  static final int MOST_OVERLAID = 8;

  private final RunStore store;
  private final LatestTaskRunner lists;
  private final LatestTaskRunner curveReader;
  private final SaveQueue saves;
  private final Map<String, RunCurves> curves = new LinkedHashMap<>();
  private final ObservableList<RunInfo> all = FXCollections.observableArrayList();
  private final ObservableList<RunInfo> overlaid = FXCollections.observableArrayList();
  private final DeletedRuns deleted;
  private Map<String, RunState> states = Map.of();
  private List<String> selected = List.of();
  private Optional<String> training = Optional.empty();

  /** What is on the disk. */
  private record Listing(List<RunInfo> runs, Map<String, RunState> states, List<RunInfo> deleted) {}

  /**
   * @param failed receives messages for the user
   */
  RunHistoryViewModel(RunStore store, Tasks tasks, Consumer<String> failed) {
    this.store = store;
    this.lists = tasks.latest("runs");
    this.curveReader = tasks.latest("curves");
    this.saves = tasks.saves("runs-changes", failed);
    this.deleted = new DeletedRuns(store, this);
  }

  /** Reads the list of runs again. */
  void refresh() {
    lists.submit(this::list, this::show);
  }

  private Listing list() {
    List<RunInfo> runs = store.list();
    Map<String, RunState> read = new HashMap<>();
    runs.forEach(run -> read.put(run.id(), store.state(run)));
    return new Listing(runs, read, store.trash().list());
  }

  private void show(Listing listing) {
    states = listing.states();
    deleted.all().setAll(listing.deleted());
    all.setAll(listing.runs());
    Map<String, RunInfo> newest = new HashMap<>();
    all.forEach(run -> newest.put(run.id(), run));
    overlaid.replaceAll(run -> newest.getOrDefault(run.id(), run));
  }

  /** A run is being trained from now on; shows its curves, which grow. */
  void training(RunInfo run, RunCurves growing) {
    training = Optional.of(run.id());
    curves.put(run.id(), growing);
  }

  /** No run is being trained any more. */
  void idle() {
    training = Optional.empty();
  }

  /** What a run is doing now, or how it ended. */
  RunState stateOf(RunInfo run) {
    return training.filter(run.id()::equals).isPresent()
        ? RunState.TRAINING
        : states.getOrDefault(run.id(), RunState.INTERRUPTED);
  }

  /** The curves of a run, if they were read. */
  Optional<RunCurves> curvesOf(RunInfo run) {
    return Optional.ofNullable(curves.get(run.id()));
  }

  /** Shows the curves of these runs, of the first eight if there are more. */
  public void overlay(List<RunInfo> chosen) {
    selected = chosen.stream().map(RunInfo::id).toList();
    List<RunInfo> some = chosen.stream().limit(MOST_OVERLAID).toList();
    curveReader.submit(
        () -> {
          Map<String, RunCurves> read = new LinkedHashMap<>();
          for (RunInfo run : some) {
            read.put(run.id(), read(run));
          }
          return read;
        },
        read -> {
          read.forEach(this::take);
          overlaid.setAll(some);
        });
  }

  /** The curves of the run that is being trained here are here already, and newer. */
  private void take(String id, RunCurves read) {
    if (training.filter(id::equals).isEmpty()) {
      curves.put(id, read);
    }
  }

  private RunCurves read(RunInfo run) {
    RunCurves read = new RunCurves(run.config().epochs());
    try {
      store.history(run).forEach(read::add);
    } catch (UserFacingException e) {
      LOG.warn("{}", e.getMessage());
    }
    return read;
  }

  /** Saves another title and other notes. */
  public void rename(RunInfo run, String title, String notes) {
    change(() -> store.rename(run.id(), title, notes), () -> {});
  }

  /** Selects runs and shows their curves; those not listed yet are selected when they are. */
  void select(List<RunInfo> runs) {
    overlay(runs);
  }

  /** The ids of the selected runs, which outlive the list that they were selected in. */
  List<String> selected() {
    return selected;
  }

  /** Shows runs and their curves no longer. */
  void forget(List<RunInfo> runs) {
    List<String> ids = runs.stream().map(RunInfo::id).toList();
    curves.keySet().removeAll(ids);
    overlaid.removeIf(other -> ids.contains(other.id()));
    selected = selected.stream().filter(id -> !ids.contains(id)).toList();
  }

  /** Changes something on the disk. */
  interface Change {

    /**
     * Makes the change.
     *
     * @throws UserFacingException if it cannot be made
     */
    void make() throws UserFacingException;
  }

  /**
   * Makes a change in the background, then reads the list again.
   *
   * @param done runs when the change was made
   */
  void change(Change change, Runnable done) {
    saves.submit(
        () -> {
          change.make();
          return () -> {
            done.run();
            refresh();
          };
        },
        this::refresh);
  }

  /** The runs that were deleted. */
  DeletedRuns deleted() {
    return deleted;
  }

  /** All saved runs, the latest first. */
  public ObservableList<RunInfo> all() {
    return all;
  }

  /** The runs whose curves are shown besides the current one's. */
  public ObservableList<RunInfo> overlaid() {
    return overlaid;
  }

  @Override
  public void close() {
    saves.close();
    lists.close();
    curveReader.close();
  }
}
