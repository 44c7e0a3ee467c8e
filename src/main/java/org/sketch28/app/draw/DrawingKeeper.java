package org.sketch28.app.draw;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.Messages;
import org.sketch28.data.drawings.Collection;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.Drawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.Preprocessors;
import org.sketch28.image.UserFacingException;
import org.sketch28.model.NumberReading;

/**
 * Keeps the drawing on the canvas with its right label. The canvas is cleared when the drawing is
 * on the disk, not before. Of a number, the digit that is looked at is kept, and then the next one
 * is looked at.
 */
public final class DrawingKeeper implements AutoCloseable {

  private final DrawViewModel model;
  private final DrawingStore store;
  private final Executor receiver;
  private final Consumer<String> failed;
  private final ReadOnlyObjectWrapper<Optional<SavedDrawing>> kept =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "sketch28-keep");
            thread.setDaemon(true);
            return thread;
          });
  private final HandLearner learner;
  private Collection collection = Collection.DIGITS;
  private boolean lastWasMisread;

  private interface Task {
    Runnable run() throws UserFacingException;
  }

  /**
   * @param learner hears of drawings that were read wrong
   * @param receiver runs what changes the model: the FX thread
   * @param failed receives messages for the user
   */
  public DrawingKeeper(
      DrawViewModel model,
      DrawingStore store,
      HandLearner learner,
      Executor receiver,
      Consumer<String> failed) {
    this.model = model;
    this.learner = learner;
    this.store = store;
    this.receiver = receiver;
    this.failed = failed;
    model
        .drawingProperty()
        .addListener(
            (p, o, drawing) -> {
              if (!drawing.isEmpty()) {
                kept.set(Optional.empty());
              }
            });
  }

  /** What is drawn from now on. */
  public void setCollection(Collection next) {
    if (next != collection) {
      learner.forget();
    }
    collection = next;
    kept.set(Optional.empty());
  }

  /** Keeps what is on the canvas, if there is something, as a class of the collection. */
  public void keep(int classIndex) {
    model.release();
    Drawing whole = model.drawingProperty().get();
    Optional<NumberReading.Part> part = model.lookedAt();
    Drawing drawing = part.map(NumberReading.Part::drawing).orElse(whole);
    Collection target = collection;
    if (drawing.isEmpty() || classIndex < 0 || classIndex >= target.classNames().size()) {
      return;
    }
    String label = target.classNames().get(classIndex);
    boolean misread = isMisread(part, classIndex);
    inBackground(
        () -> {
          GrayImage image = Preprocessors.named(target.preprocessing()).apply(drawing).result();
          if (image.isBlank()) {
            throw new UserFacingException(Messages.text("keep.blank"));
          }
          SavedDrawing saved = store.add(target, label, drawing, image);
          return () -> {
            if (part.isPresent()) {
              model.partProperty().set(model.partProperty().get() + 1);
            } else if (model.drawingProperty().get().equals(whole)) {
              model.clear();
            }
            kept.set(Optional.of(saved));
            lastWasMisread = misread;
            if (misread) {
              learner.corrected();
            }
          };
        });
  }

  /** Whether the model names what is on the canvas otherwise, or is not sure. */
  private boolean isMisread(Optional<NumberReading.Part> part, int classIndex) {
    return part.map(NumberReading.Part::prediction)
        .or(() -> model.resultProperty().get().recognition().flatMap(r -> r.prediction()))
        .map(prediction -> prediction.best() != classIndex || !prediction.known())
        .orElse(false);
  }

  /** Takes the last one back: out of the collection, and on the canvas again. */
  public void takeBack() {
    kept.get()
        .ifPresent(
            saved ->
                inBackground(
                    () -> {
                      store.remove(saved.id());
                      return () -> {
                        kept.set(Optional.empty());
                        if (lastWasMisread) {
                          learner.takenBack();
                        }
                        if (model.drawingProperty().get().isEmpty()) {
                          model.show(saved.drawing());
                        }
                      };
                    }));
  }

  private void inBackground(Task task) {
    worker.execute(
        () -> {
          Runnable result;
          try {
            result = task.run();
          } catch (UserFacingException e) {
            result = () -> failed.accept(e.getMessage());
          }
          receiver.execute(result);
        });
  }

  /** The drawing that was kept last, until something new is drawn. */
  public ReadOnlyObjectProperty<Optional<SavedDrawing>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  @Override
  public void close() {
    worker.shutdown();
  }
}
