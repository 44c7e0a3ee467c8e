package org.sketch28.app.errors.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;

/** The user's corrections, as they were read, changed one at a time in the background. */
public final class CorrectionsViewModel implements AutoCloseable {

  private final CorrectionStore store;
  private final Runnable changed;
  private final Map<String, List<Correction>> known = new HashMap<>();
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final SaveQueue writes;

  /** Something to be done on disk. */
  @FunctionalInterface
  private interface Change {
    void make() throws UserFacingException;
  }

  /**
   * @param changed runs when corrections were read or changed
   */
  CorrectionsViewModel(
      CorrectionStore store, Tasks tasks, Consumer<String> failed, Runnable changed) {
    this.store = store;
    this.writes = tasks.saves("corrections", failed);
    this.changed = changed;
  }

  /** Reads the corrections of the evaluated dataset. */
  void load(Evaluation of) {
    change(of, () -> {});
  }

  /** Says that an image has another label than the dataset says; can be taken back. */
  public void put(Evaluation of, Correction correction) {
    change(of, () -> store.put(of.key().dataset(), of.data(), correction));
  }

  /** Takes a correction back. */
  public void remove(Evaluation of, int index) {
    change(of, () -> store.remove(of.key().dataset(), of.data(), of.split(), index));
  }

  private void change(Evaluation of, Change change) {
    writes.submit(
        () -> {
          change.make();
          List<Correction> read = read(of);
          return () -> {
            known.put(of.key().dataset(), read);
            version.set(version.get() + 1);
            changed.run();
          };
        });
  }

  private List<Correction> read(Evaluation of) throws UserFacingException {
    return CorrectionStore.counting(of.data(), of.split(), store.list(of.key().dataset()));
  }

  /** The corrections of a dataset that were read. */
  public List<Correction> of(String dataset) {
    return new ArrayList<>(known.getOrDefault(dataset, List.of()));
  }

  /** The correction of one image. */
  public Optional<Correction> of(String dataset, Split split, int index) {
    return known.getOrDefault(dataset, List.of()).stream()
        .filter(c -> c.split() == split && c.index() == index)
        .findFirst();
  }

  /** Writes the corrections of the evaluated dataset as a table. */
  void export(Evaluation of, Path file) {
    writes.submit(
        () -> {
          try {
            AtomicFiles.write(file, CorrectionStore.csv(read(of), of.data().classNames()));
            return () -> {};
          } catch (IOException e) {
            throw new UserFacingException(
                Messages.text("file.cannotSave", file, String.valueOf(e.getMessage())), e);
          }
        });
  }

  /** Grows with each change. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  @Override
  public void close() {
    writes.close();
  }
}
