package org.sketch28.app.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.data.drawings.ClassSetStore.Saved;

/** All sets of classes, as they are on the disk or on their way there. */
final class ClassSetList implements AutoCloseable {

  private final ClassSetStore store;
  private final SaveQueue saves;
  private final LatestTaskRunner reader;
  private final Consumer<String> failed;
  private final ObservableList<Saved> sets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<String>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ClassSetList(ClassSetStore store, Tasks tasks, Consumer<String> failed) {
    this.store = store;
    this.failed = failed;
    this.saves = tasks.saves("classes", failed);
    this.reader = tasks.latest("classes-list");
  }

  /** Reads the list, and runs something afterwards. */
  void read(Runnable afterwards) {
    reader.submit(
        () -> {
          try {
            List<Saved> found = store.list();
            return () -> {
              sets.setAll(found);
              afterwards.run();
            };
          } catch (UserFacingException e) {
            return () -> failed.accept(e.getMessage());
          }
        },
        Runnable::run);
  }

  /** Saves a set in place of the one with this id. */
  void save(String id, ClassSet set) {
    List<Saved> all = new ArrayList<>(sets);
    all.removeIf(each -> each.id().equals(id));
    all.add(0, new Saved(id, set));
    sets.setAll(all);
    saves.submit(
        () -> {
          store.save(id, set);
          return () -> {};
        });
  }

  /** Removes a set, if it was ever saved; {@link #restore} brings it back. */
  void remove(String id) {
    if (sets.removeIf(each -> each.id().equals(id))) {
      saves.submit(
          () -> {
            store.remove(id);
            return () -> removed.set(Optional.of(id));
          });
    }
  }

  /** Brings back the set that was removed last. */
  void restore(Consumer<Saved> opened) {
    removed
        .get()
        .ifPresent(
            id ->
                saves.submit(
                    () -> {
                      store.restore(id);
                      List<Saved> found = store.list();
                      return () -> restored(found, id, opened);
                    }));
  }

  private void restored(List<Saved> found, String id, Consumer<Saved> opened) {
    removed.set(Optional.empty());
    for (Saved each : found) {
      if (each.id().equals(id)) {
        sets.add(0, each);
        opened.accept(each);
      }
    }
  }

  /** All sets, the one that was changed last first. */
  ObservableList<Saved> sets() {
    return sets;
  }

  /** The id of the set that was removed last, until it is restored. */
  ReadOnlyObjectProperty<Optional<String>> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  @Override
  public void close() {
    saves.close();
    reader.close();
  }
}
