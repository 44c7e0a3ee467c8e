package org.sketch28.app.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.tune.HandAccuracy;
import org.sketch28.train.tune.PersonalFineTuning;

/**
 * Offers to adapt the model to the user's handwriting after a few corrected drawings, does so in
 * the background, and can undo it. Must be used on the receiver's thread of its {@link Tasks}.
 */
public final class FineTuningViewModel implements AutoCloseable {

  /** The most drawings that a model is fine-tuned on; the newest are used. */
  static final int MAX_DRAWINGS = 400;

  private static final String SUFFIX = "-hand";

  private final DrawingStore drawings;
  private final ModelStore models;
  private final FineTuner tuner;
  private final Meter meter;
  private final CorrectionCounts corrections = new CorrectionCounts();

  /** The corrections that the last model learned from. */
  private int learned;

  private final Consumer<String> failed;
  private final JobRunner jobs;
  private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * The outcome of fine-tuning.
   *
   * @param before the model that was in use before
   * @param after the new model
   * @param count of drawings that it was fine-tuned on
   * @param seconds that it took
   * @param from the accuracy of the model before
   * @param to the accuracy of the new model
   */
  public record Outcome(
      ModelStore.Entry before,
      ModelStore.Entry after,
      int count,
      double seconds,
      HandAccuracy from,
      HandAccuracy to) {}

  /** Measures a model on the user's drawings and on others'. */
  @FunctionalInterface
  public interface Meter {

    /**
     * Measures a model.
     *
     * @throws UserFacingException if the model or a dataset cannot be read
     */
    HandAccuracy measure(ModelStore.Entry model, List<PersonalFineTuning.Correction> drawings)
        throws UserFacingException;
  }

  /**
   * @param drawings the user's own drawings
   * @param models new models are saved in the last of its folders
   * @param meter measures a model before and after
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public FineTuningViewModel(
      DrawingStore drawings,
      ModelStore models,
      FineTuner tuner,
      Meter meter,
      Tasks tasks,
      Consumer<String> failed) {
    this.drawings = drawings;
    this.models = models;
    this.tuner = tuner;
    this.meter = meter;
    this.failed = failed;
    this.jobs = tasks.jobs("fine-tuning");
  }

  /** The misread drawings that were corrected. */
  public CorrectionCounts corrections() {
    return corrections;
  }

  /** Whether a model is one that was fine-tuned on the user's drawings. */
  static boolean isFineTuned(ModelStore.Entry model) {
    return PersonalFineTuning.base(model.manifest()).isPresent();
  }

  /**
   * Deletes a fine-tuned model, however long ago it was made.
   *
   * @param done receives the model that it was made from
   */
  void forget(ModelStore.Entry fineTuned, Consumer<ModelStore.Entry> done) {
    jobs.start(
        Messages.text("learn.undo"),
        progress -> {
          ModelStore.Entry base =
              models.find(PersonalFineTuning.base(fineTuned.manifest()).orElseThrow().name());
          delete(fineTuned);
          return () -> {
            outcome.set(Optional.empty());
            corrections.learnAgain(fineTuned.manifest().domain());
            done.accept(base);
          };
        },
        failed);
  }

  private static void delete(ModelStore.Entry model) throws UserFacingException {
    try {
      AtomicFiles.deleteTree(model.folder());
    } catch (IOException e) {
      throw new UserFacingException(
          Messages.text("file.cannotDelete", model.folder(), FileErrors.reason(e)), e);
    }
  }

  /** Fine-tunes the model in use on the user's own drawings. */
  void fineTune(ModelStore.Entry current) {
    Domain learning = current.manifest().domain();
    int count = corrections.of(learning);
    jobs.start(
        Messages.text("learn.learning"),
        progress -> {
          Outcome result = fineTune(current, progress);
          return () -> {
            learned = count;
            corrections.learned(learning, count);
            outcome.set(Optional.of(result));
          };
        },
        message -> failed.accept(Messages.text("learn.failed", message)));
  }

  private Outcome fineTune(ModelStore.Entry current, Progress progress) throws UserFacingException {
    long start = System.nanoTime();
    if (!current.isSaved() || !Files.exists(current.folder().resolve("model.json"))) {
      throw new UserFacingException(Messages.text("learn.moment"));
    }
    // Always from the original model, so that nothing drifts from one time to the next.
    Optional<String> original =
        PersonalFineTuning.base(current.manifest()).map(ModelReference::name);
    ModelStore.Entry base = original.isPresent() ? models.find(original.get()) : current;
    List<PersonalFineTuning.Correction> all = ownDrawings(base);
    if (all.isEmpty()) {
      throw new UserFacingException(Messages.text("learn.none"));
    }
    progress.at(0, 100);
    HandAccuracy from = meter.measure(current, all);
    try {
      ModelStore.Entry after =
          tuner.tune(
              base,
              all,
              newFolder(base.manifest().name()),
              fraction -> progress.at(Math.round(100 * fraction), 100));
      HandAccuracy to = meter.measure(after, all);
      return new Outcome(current, after, all.size(), (System.nanoTime() - start) / 1e9, from, to);
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
    return all.subList(Math.max(0, all.size() - MAX_DRAWINGS), all.size());
  }

  private Path newFolder(String baseName) {
    Path own = models.folders().get(models.folders().size() - 1);
    Path folder = own.resolve(baseName + SUFFIX);
    for (int i = 2; Files.exists(folder); i++) {
      folder = own.resolve(baseName + SUFFIX + "-" + i);
    }
    return folder;
  }

  /**
   * Deletes the fine-tuned model.
   *
   * @param done receives the model that was in use before
   */
  void undo(Consumer<ModelStore.Entry> done) {
    outcome.get().ifPresent(last -> undo(last, done));
  }

  private void undo(Outcome last, Consumer<ModelStore.Entry> done) {
    jobs.start(
        Messages.text("learn.undo"),
        progress -> {
          delete(last.after());
          return () -> {
            outcome.set(Optional.empty());
            corrections.putBack(last.after().manifest().domain(), learned);
            done.accept(last.before());
          };
        },
        failed);
  }

  /** Accepts the fine-tuned model; {@link #forget} can still delete it later. */
  void accept() {
    outcome.set(Optional.empty());
  }

  /** The outcome of the last fine-tuning, as long as it can be undone. */
  public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** The runner of fine-tuning and of its undoing. */
  public JobRunner jobs() {
    return jobs;
  }

  @Override
  public void close() {
    jobs.close();
  }
}
