package org.sketch28.app.errors.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;

/**
 * The user's corrections of labels, changed one at a time in the background. Must be used on one
 * thread, the receiver of its {@link Tasks}.
 */
public final class CorrectionsViewModel implements AutoCloseable {

  private final CorrectionStore store;
  private final Runnable changed;
  private final Map<String, List<Correction>> known = new HashMap<>();
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final SaveQueue saves;

  @FunctionalInterface
  private interface Change {
    void make() throws UserFacingException;
  }

  /**
   * @param failed receives messages for the user
   * @param changed runs after corrections were read or changed
   */
  CorrectionsViewModel(
      CorrectionStore store, Tasks tasks, Consumer<String> failed, Runnable changed) {
    this.store = store;
    this.saves = tasks.saves("corrections", failed);
    this.changed = changed;
  }

  /** Reads the corrections of the evaluated dataset. */
  void load(Evaluation of) {
    change(of, () -> {});
  }

  /** Saves a correction, in place of an earlier one of the same image. */
  public void put(Evaluation of, Correction correction) {
    change(of, () -> store.put(of.key().dataset(), of.data(), correction));
  }

  /** Removes the correction of an image. */
  public void remove(Evaluation of, int index) {
    change(of, () -> store.remove(of.key().dataset(), of.data(), of.split(), index));
  }

  private void change(Evaluation of, Change change) {
    saves.submit(
        () -> {
          change.make();
          List<Correction> read = read(of);
          return () -> {
            known.put(of.key().dataset(), read);
            version.set(version.get() + 1);
            changed.run();
          };
        },
        // What was chosen is shown as it was before.
        () -> version.set(version.get() + 1));
  }

  private List<Correction> read(Evaluation of) throws UserFacingException {
    return CorrectionStore.counting(of.data(), of.split(), store.list(of.key().dataset()));
  }

  /** The corrections of a dataset; none before they were read. */
  public List<Correction> of(String dataset) {
    return List.copyOf(known.getOrDefault(dataset, List.of()));
  }

  /** The correction of one image; none before they were read. */
  public Optional<Correction> of(String dataset, Split split, int index) {
    return known.getOrDefault(dataset, List.of()).stream()
        .filter(each -> each.split() == split && each.index() == index)
        .findFirst();
  }

  /** Writes the corrections of the evaluated dataset as a CSV table. */
  void export(Evaluation of, Path file) {
    saves.submit(
        () -> {
          try {
            AtomicFiles.write(file, CorrectionStore.csv(read(of), of.data().classNames()));
            return () -> {};
          } catch (IOException e) {
            throw new UserFacingException(
                Messages.text("file.cannotSave", file, FileErrors.reason(e)), e);
          }
        });
  }

  /** Increases with each change. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  @Override
  public void close() {
    saves.close();
  }
}
