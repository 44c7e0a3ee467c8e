package org.sketch28.app.train;

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

  /**
   * @param failed receives messages for the user
   */
  RunHistoryViewModel(RunStore store, Tasks tasks, Consumer<String> failed) {
    this.store = store;
    this.lists = tasks.latest("runs");
    this.curveReader = tasks.latest("curves");
    this.saves = tasks.saves("runs-changes", failed);
  }

  /** Reads the list of runs again. */
  void refresh() {
    lists.submit(store::list, all::setAll);
  }

  /** Shows curves that grow, those of a run that is being trained. */
  void show(RunInfo run, RunCurves growing) {
    curves.put(run.id(), growing);
  }

  /** The curves of a run, if they were read. */
  Optional<RunCurves> curvesOf(RunInfo run) {
    return Optional.ofNullable(curves.get(run.id()));
  }

  /** Shows the curves of these runs, of the first eight if there are more. */
  public void overlay(List<RunInfo> selected) {
    List<RunInfo> some = selected.stream().limit(MOST_OVERLAID).toList();
    curveReader.submit(
        () -> {
          Map<String, RunCurves> read = new LinkedHashMap<>();
          for (RunInfo run : some) {
            read.put(run.id(), read(run));
          }
          return read;
        },
        read -> {
          // The curves of a run that is being trained are here already, and newer.
          read.forEach(curves::putIfAbsent);
          overlaid.setAll(some);
        });
  }

  private RunCurves read(RunInfo run) {
    RunCurves read = new RunCurves();
    try {
      store.history(run).forEach(read::add);
    } catch (UserFacingException e) {
      LOG.warn("{}", e.getMessage());
    }
    return read;
  }

  /** Saves another title and other notes. */
  public void rename(RunInfo run, String title, String notes) {
    change(() -> store.rename(run.id(), title, notes));
  }

  /** Deletes a run and its curves. */
  void delete(RunInfo run) {
    curves.remove(run.id());
    overlaid.removeIf(other -> other.id().equals(run.id()));
    change(() -> store.delete(run.id()));
  }

  private interface Change {
    void make() throws UserFacingException;
  }

  private void change(Change change) {
    saves.submit(
        () -> {
          change.make();
          return this::refresh;
        },
        this::refresh);
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
