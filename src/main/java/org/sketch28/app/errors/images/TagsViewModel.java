package org.sketch28.app.errors.images;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.corrections.TagStore;
import org.sketch28.evaluate.Evaluation;

/** The user's tags on the images of the open evaluation; each change is saved at once. */
final class TagsViewModel implements AutoCloseable {

  private static final int LONGEST = 40;

  private final TagStore store;
  private final SaveQueue saves;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Change>> last =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private String dataset = "";
  private Map<String, NavigableSet<String>> tags = Map.of();

  /**
   * A change that can be undone.
   *
   * @param hashes of the images that it really changed
   */
  record Change(String dataset, List<String> hashes, String word, boolean added) {}

  /**
   * @param failed receives messages for the user
   */
  TagsViewModel(TagStore store, Tasks tasks, Consumer<String> failed) {
    this.store = store;
    this.saves = tasks.saves("tags", failed);
  }

  /** Reads the tags of the evaluated dataset. */
  void load(Evaluation of) {
    String name = of.key().dataset();
    saves.submit(
        () -> {
          Map<String, NavigableSet<String>> read = store.list(name);
          return () -> show(name, read);
        });
  }

  private void show(String name, Map<String, NavigableSet<String>> read) {
    dataset = name;
    tags = read;
    version.set(version.get() + 1);
  }

  /**
   * Adds a word to images, or removes it if all of them have it.
   *
   * @param typed is trimmed and written in lower case; nothing is done if that leaves nothing
   */
  void toggle(Evaluation of, int[] indices, String typed) {
    String word =
        typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s,#]+", "-").replaceAll("^-|-$", "");
    if (word.isEmpty() || indices.length == 0) {
      return;
    }
    String shortened = word.substring(0, Math.min(LONGEST, word.length()));
    List<String> hashes =
        Arrays.stream(indices).mapToObj(i -> CorrectionStore.hash(of.data(), i)).toList();
    List<String> without = hashes.stream().filter(h -> !words(h).contains(shortened)).toList();
    boolean add = !without.isEmpty();
    Change change = new Change(of.key().dataset(), add ? without : hashes, shortened, add);
    make(change, Optional.of(change));
  }

  /** Undoes the last change. */
  void undo() {
    last.get()
        .ifPresent(
            done ->
                make(
                    new Change(done.dataset(), done.hashes(), done.word(), !done.added()),
                    Optional.empty()));
  }

  private void make(Change change, Optional<Change> undoable) {
    saves.submit(
        () -> {
          Map<String, NavigableSet<String>> changed =
              store.change(change.dataset(), change.hashes(), change.word(), change.added());
          return () -> {
            last.set(undoable);
            // Another dataset may have been opened since.
            if (change.dataset().equals(dataset)) {
              show(dataset, changed);
            }
          };
        });
  }

  private Set<String> words(String hash) {
    return tags.getOrDefault(hash, new TreeSet<>());
  }

  /** The tags of the images of an evaluation, by index, as they are now. Safe from any thread. */
  IntFunction<Set<String>> of(Evaluation evaluation) {
    Map<String, NavigableSet<String>> now = tags;
    return evaluation.key().dataset().equals(dataset) && !now.isEmpty()
        ? index -> now.getOrDefault(CorrectionStore.hash(evaluation.data(), index), new TreeSet<>())
        : index -> Set.of();
  }

  /** The change that {@link #undo} undoes. */
  ReadOnlyObjectProperty<Optional<Change>> lastProperty() {
    return last.getReadOnlyProperty();
  }

  /** Increases with each change. */
  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  @Override
  public void close() {
    saves.close();
  }
}
