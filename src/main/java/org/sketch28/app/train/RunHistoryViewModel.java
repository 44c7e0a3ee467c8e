package org.sketch28.app.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs on the disk, and the curves of those that are shown. To be used on one thread, the one of
 * {@code receiver}.
 */
public final class RunHistoryViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunHistoryViewModel.class);

  /** More curves than this cannot be told apart. */
  static final int MOST_OVERLAID = 8;

  private final RunStore store;
  private final Tasks tasks;
  private final Consumer<String> failed;
  private final LatestTaskRunner lists;
  private final LatestTaskRunner histories;
  private final Map<String, RunCurves> curves = new LinkedHashMap<>();
  private final ObservableList<RunInfo> all = FXCollections.observableArrayList();
  private final ObservableList<RunInfo> overlaid = FXCollections.observableArrayList();

  RunHistoryViewModel(RunStore store, Tasks tasks, Consumer<String> failed) {
    this.store = store;
    this.tasks = tasks;
    this.failed = failed;
    this.lists = tasks.latest("runs");
    this.histories = tasks.latest("curves");
  }

  /** Looks at the disk anew. */
  void refresh() {
    lists.submit(store::list, all::setAll);
  }

  /** The curves of a run that goes on here. */
  void show(RunInfo run, RunCurves own) {
    curves.put(run.id(), own);
  }

  /** The curves of a run, if they were read. */
  Optional<RunCurves> curvesOf(RunInfo run) {
    return Optional.ofNullable(curves.get(run.id()));
  }

  /** Shows the curves of these runs, of the first eight if there are more. */
  public void overlay(List<RunInfo> chosen) {
    List<RunInfo> some = chosen.stream().limit(MOST_OVERLAID).toList();
    histories.submit(
        () -> {
          Map<String, RunCurves> read = new LinkedHashMap<>();
          for (RunInfo run : some) {
            read.put(run.id(), read(run));
          }
          return read;
        },
        read -> {
          // A run that goes on has its curves here already, and newer ones.
          read.forEach(curves::putIfAbsent);
          overlaid.setAll(some);
        });
  }

  private RunCurves read(RunInfo run) {
    RunCurves own = new RunCurves();
    try {
      store.history(run).forEach(own::add);
    } catch (UserFacingException e) {
      LOG.warn("{}", e.getMessage());
    }
    return own;
  }

  /** Keeps another title and notes. */
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

  /** Is made whatever is asked for after it. */
  private void change(Change change) {
    lists.afterwards(
        () -> {
          try {
            change.make();
          } catch (UserFacingException e) {
            tasks.receiver().execute(() -> failed.accept(e.getMessage()));
          }
          tasks.receiver().execute(this::refresh);
        });
  }

  /** All of them, the latest first. */
  public ObservableList<RunInfo> all() {
    return all;
  }

  /** Runs whose curves are shown besides the current one's. */
  public ObservableList<RunInfo> overlaid() {
    return overlaid;
  }

  @Override
  public void close() {
    lists.close();
    histories.close();
  }
}
