package org.sketch28.app.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
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
  private final BiConsumer<String, String> moved;

  /** What this window read or saved last under each id. */
  private final Map<String, ClassSet> known = new ConcurrentHashMap<>();

  /**
   * The new ids of sets that were changed in another window as well, for what is in the queue still
   * with the old one.
   */
  private final Map<String, String> copies = new ConcurrentHashMap<>();

  private final ObservableList<Saved> sets = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<String>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * @param failed receives messages for the user
   * @param moved receives the old and the new id of a set that another window has changed or
   *     removed, and that is therefore saved as a copy
   */
  ClassSetList(
      ClassSetStore store, Tasks tasks, Consumer<String> failed, BiConsumer<String, String> moved) {
    this.store = store;
    this.moved = moved;
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
            found.forEach(each -> known.put(each.id(), each.set()));
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
          String last = copies.getOrDefault(id, id);
          String used = store.save(last, Optional.ofNullable(known.get(last)), set);
          known.put(used, set);
          if (used.equals(last)) {
            return () -> {};
          }
          copies.put(id, used);
          copies.put(last, used);
          return () -> {
            moved.accept(last, used);
            saves.submit(
                () -> {
                  copies.remove(id);
                  copies.remove(last);
                  return () -> {};
                });
          };
        });
  }

  /** Removes a set, if it was ever saved; {@link #restore} brings it back. */
  void remove(String id) {
    if (sets.removeIf(each -> each.id().equals(id))) {
      saves.submit(
          () -> {
            String last = copies.getOrDefault(id, id);
            store.remove(last);
            known.remove(last);
            return () -> removed.set(Optional.of(last));
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
                      found.stream()
                          .filter(each -> each.id().equals(id))
                          .forEach(each -> known.put(id, each.set()));
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
