package org.sketch28.app.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.train.tune.ReplaySampler;

/**
 * Offers to learn the user's hand after a few corrected drawings, does so in the background, and
 * takes it back. To be used on one thread, the receiver of its {@link Tasks}.
 */
public final class FineTuningViewModel implements AutoCloseable {

  /** After so many drawings that were read wrong, learning is offered. */
  static final int ENOUGH = 5;

  private static final String SUFFIX = "-hand";
  private static final int MOST_DRAWINGS = 400;

  private final Catalog catalog;
  private final DrawingStore drawings;
  private final ModelStore models;
  private final Consumer<String> failed;
  private final JobRunner jobs;
  private final ReadOnlyIntegerWrapper corrections = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Learned>> learned =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * What was learned.
   *
   * @param before the model that was used until then
   * @param after the new one
   * @param count drawings that it learned from
   * @param seconds that it took
   */
  public record Learned(
      ModelStore.Entry before, ModelStore.Entry after, int count, double seconds) {}

  /**
   * @param models the last of its folders is where new models go
   * @param tasks get work off the FX thread
   */
  public FineTuningViewModel(
      Catalog catalog,
      DrawingStore drawings,
      ModelStore models,
      Tasks tasks,
      Consumer<String> failed) {
    this.catalog = catalog;
    this.drawings = drawings;
    this.models = models;
    this.failed = failed;
    this.jobs = tasks.jobs("hand");
  }

  /** Hears of a drawing that was kept with another label than the model gave it. */
  void corrected() {
    corrections.set(corrections.get() + 1);
  }

  /** Hears that such a drawing was taken back. */
  void takenBack() {
    corrections.set(Math.max(0, corrections.get() - 1));
  }

  /** Begins to count anew: another thing is drawn, or the user does not want it now. */
  public void forget() {
    corrections.set(0);
  }

  /** Learns from all drawings that the user kept. */
  void learn(ModelStore.Entry current) {
    jobs.start(
        Messages.text("learn.learning"),
        progress -> {
          Learned result = learn(current, progress);
          return () -> {
            corrections.set(0);
            learned.set(Optional.of(result));
          };
        },
        message -> failed.accept(Messages.text("learn.failed", message)));
  }

  private Learned learn(ModelStore.Entry current, Progress progress) throws UserFacingException {
    long start = System.nanoTime();
    if (!current.isSaved() || !Files.exists(current.folder().resolve("model.json"))) {
      throw new UserFacingException(Messages.text("learn.moment"));
    }
    // Always from the model that knows no hand, so that nothing drifts from one time to the next.
    Optional<String> base = PersonalFineTuning.base(current.manifest());
    ModelStore.Entry from = base.isPresent() ? models.find(base.get()) : current;
    String root = from.manifest().name();
    List<PersonalFineTuning.Correction> all = ownDrawings(from);
    progress.at(0, 100);
    try {
      ModelStore.Entry after =
          PersonalFineTuning.learn(
              from,
              all,
              ReplaySampler.images(
                  catalog, from.manifest().classes(), PersonalFineTuning.REHEARSAL, true, 1),
              newFolder(root),
              share -> progress.at(Math.round(100 * share), 100));
      return new Learned(current, after, all.size(), (System.nanoTime() - start) / 1e9);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private List<PersonalFineTuning.Correction> ownDrawings(ModelStore.Entry model)
      throws UserFacingException {
    List<PersonalFineTuning.Correction> all = new ArrayList<>();
    for (SavedDrawing each : drawings.list(model.manifest().domain())) {
      all.add(new PersonalFineTuning.Correction(each.labelIndex(), each.image()));
    }
    return all.subList(Math.max(0, all.size() - MOST_DRAWINGS), all.size());
  }

  private Path newFolder(String root) {
    Path own = models.folders().get(models.folders().size() - 1);
    Path folder = own.resolve(root + SUFFIX);
    for (int i = 2; Files.exists(folder); i++) {
      folder = own.resolve(root + SUFFIX + "-" + i);
    }
    return folder;
  }

  /**
   * Takes the last learning back.
   *
   * @param done hears of the model that was used before
   */
  void undo(Consumer<ModelStore.Entry> done) {
    learned
        .get()
        .ifPresent(
            last ->
                jobs.start(
                    Messages.text("learn.undo"),
                    progress -> {
                      try {
                        AtomicFiles.deleteTree(last.after().folder());
                      } catch (IOException e) {
                        throw new UserFacingException(e.getMessage(), e);
                      }
                      return () -> {
                        learned.set(Optional.empty());
                        done.accept(last.before());
                      };
                    },
                    failed));
  }

  /** The learned model is kept; there is nothing to take back any more. */
  void keep() {
    learned.set(Optional.empty());
  }

  /** Drawings that were read wrong and corrected since the last learning. */
  public ReadOnlyIntegerProperty correctionsProperty() {
    return corrections.getReadOnlyProperty();
  }

  /** What was learned last and can still be taken back. */
  public ReadOnlyObjectProperty<Optional<Learned>> learnedProperty() {
    return learned.getReadOnlyProperty();
  }

  /** Learning, while it goes on. */
  public JobRunner jobs() {
    return jobs;
  }

  @Override
  public void close() {
    jobs.close();
  }
}
