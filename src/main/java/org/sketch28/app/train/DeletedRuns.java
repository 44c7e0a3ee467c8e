package org.sketch28.app.train;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;

/** The runs in the trash, and the deletion that can be undone at once. */
final class DeletedRuns {

  private final RunStore store;
  private final RunHistoryViewModel history;
  private final ObservableList<RunInfo> all = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<RunInfo>> latest =
      new ReadOnlyObjectWrapper<>(List.of());

  DeletedRuns(RunStore store, RunHistoryViewModel history) {
    this.store = store;
    this.history = history;
  }

  /** Moves runs and their curves to the trash. */
  void delete(List<RunInfo> runs) {
    List<RunInfo> some = List.copyOf(runs);
    history.forget(some);
    for (RunInfo run : some) {
      // One by one, so that those before one that cannot be deleted can be restored.
      history.change(() -> store.delete(run.id()), () -> moved(run, some));
    }
  }

  private void moved(RunInfo run, List<RunInfo> together) {
    List<RunInfo> before = latest.get().stream().filter(together::contains).toList();
    latest.set(Stream.concat(before.stream(), Stream.of(run)).toList());
  }

  /** Restores what was deleted last. */
  void undo() {
    restore(latest.get());
  }

  /** Restores runs from the trash, and selects them. */
  void restore(List<RunInfo> runs) {
    List<RunInfo> some = List.copyOf(runs);
    history.change(
        () -> {
          for (RunInfo run : some) {
            store.trash().restore(run.id());
          }
        },
        () -> {
          latest.set(List.of());
          history.select(some);
        });
  }

  /** Removes everything in the trash for good. */
  void empty() {
    history.change(() -> store.trash().empty(), this::dismiss);
  }

  /** Hides the offer to undo; the runs stay in the trash. */
  void dismiss() {
    latest.set(List.of());
  }

  /** What {@link #undo} restores; empty if there is nothing to undo. */
  ReadOnlyObjectProperty<List<RunInfo>> latestProperty() {
    return latest.getReadOnlyProperty();
  }

  /** The runs in the trash, the latest run first. */
  ObservableList<RunInfo> all() {
    return all;
  }
}
