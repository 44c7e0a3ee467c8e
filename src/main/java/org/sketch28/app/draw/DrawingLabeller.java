package org.sketch28.app.draw;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Recognizer;

/**
 * Keeps the drawing on the canvas with its right label. The canvas is cleared when the drawing is
 * on the disk, not before. Of a number, the digit that is looked at is kept, and the next one is
 * looked at; after the last one the canvas is cleared.
 */
public final class DrawingLabeller implements AutoCloseable {

  private final DrawViewModel model;
  private final DrawingStore store;
  private final Consumer<String> failed;
  private final SaveQueue writes;
  private final ReadOnlyObjectWrapper<Optional<SavedDrawing>> kept =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FineTuningViewModel learner;
  private Domain collection = Domain.DIGITS;
  private Optional<Asked> last = Optional.empty();

  /** The label that was given before the network had said what it sees. */
  private OptionalInt waiting = OptionalInt.empty();

  /**
   * What is kept.
   *
   * @param whole what was on the canvas
   * @param part of the number, from 0 at the left; −1 for all of it
   * @param misread whether the model named it otherwise
   */
  private record Asked(Drawing whole, int part, boolean misread) {}

  /**
   * @param learner hears of drawings that were read wrong
   * @param tasks get work off the FX thread
   * @param failed receives messages for the user
   */
  public DrawingLabeller(
      DrawViewModel model,
      DrawingStore store,
      FineTuningViewModel learner,
      Tasks tasks,
      Consumer<String> failed) {
    this.model = model;
    this.learner = learner;
    this.store = store;
    this.failed = failed;
    this.writes = tasks.saves("keep", failed);
    model.drawingProperty().addListener((p, o, drawing) -> drawingChanged(drawing));
    model.resultProperty().addListener((p, o, n) -> recognized());
  }

  private void drawingChanged(Drawing drawing) {
    waiting = OptionalInt.empty();
    if (!drawing.isEmpty()) {
      kept.set(Optional.empty());
    }
  }

  private void recognized() {
    if (waiting.isPresent() && !model.isRecognizing()) {
      int label = waiting.getAsInt();
      waiting = OptionalInt.empty();
      keep(label);
    }
  }

  /** What is drawn from now on. */
  public void setCollection(Domain next) {
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
    if (whole.isEmpty() || classIndex < 0 || classIndex >= collection.classNames().size()) {
      return;
    }
    if (model.isRecognizing()) {
      // Whether it is one digit or several is not known yet.
      waiting = OptionalInt.of(classIndex);
      return;
    }
    Result result = model.resultProperty().get();
    if (!result.classNames().isEmpty() && !result.classNames().equals(collection.classNames())) {
      failed.accept(Messages.text("keep.otherClasses"));
      return;
    }
    if (!result.isNumber()) {
      keep(whole, classIndex, new Asked(whole, -1, isMisread(predicted(result), classIndex)));
      return;
    }
    int at = model.partProperty().get();
    if (at < result.parts().size()) {
      NumberReading.Part part = result.parts().get(at);
      boolean misread = isMisread(Optional.of(part.prediction()), classIndex);
      // At once, so that whoever types fast names one digit after another.
      model.partProperty().set(at + 1);
      keep(part.drawing(), classIndex, new Asked(whole, at, misread));
    }
  }

  private void keep(Drawing drawing, int classIndex, Asked asked) {
    Domain target = collection;
    writes.submit(
        () -> {
          GrayImage image = target.preprocessor().apply(drawing).result();
          if (image.isBlank()) {
            throw new UserFacingException(Messages.text("keep.blank"));
          }
          SavedDrawing saved =
              store.add(target, target.classNames().get(classIndex), drawing, image);
          return () -> kept(saved, asked);
        },
        problem -> {
          lookAgain(asked);
          failed.accept(problem);
        });
  }

  private void kept(SavedDrawing saved, Asked asked) {
    boolean isThere = model.drawingProperty().get().equals(asked.whole());
    int parts = isThere ? model.resultProperty().get().parts().size() : 0;
    if (isThere && (asked.part() < 0 || asked.part() == parts - 1)) {
      model.clear();
    }
    kept.set(Optional.of(saved));
    last = Optional.of(asked);
    if (asked.misread()) {
      learner.corrected();
    }
  }

  /** Looks at the digit again that was not kept, or no longer is. */
  private void lookAgain(Asked asked) {
    if (asked.part() >= 0 && model.drawingProperty().get().equals(asked.whole())) {
      model.partProperty().set(asked.part());
    }
  }

  private static Optional<Prediction> predicted(Result result) {
    return result.recognition().flatMap(Recognizer.Recognition::prediction);
  }

  /** Whether the model names what is on the canvas otherwise, or is not sure. */
  private static boolean isMisread(Optional<Prediction> said, int classIndex) {
    return said.map(prediction -> prediction.best() != classIndex || !prediction.known())
        .orElse(false);
  }

  /** Takes the last one back: out of the collection, and on the canvas again. */
  public void takeBack() {
    kept.get().ifPresent(this::takeBack);
  }

  private void takeBack(SavedDrawing saved) {
    writes.submit(
        () -> {
          store.remove(saved.id());
          return () -> takenBack(saved);
        });
  }

  private void takenBack(SavedDrawing saved) {
    kept.set(Optional.empty());
    if (last.map(Asked::misread).orElse(false)) {
      learner.takenBack();
    }
    if (model.drawingProperty().get().isEmpty()) {
      model.show(last.map(Asked::whole).orElse(saved.drawing()));
    }
    last.ifPresent(this::lookAgain);
    last = Optional.empty();
  }

  /** The drawing that was kept last, until something new is drawn. */
  public ReadOnlyObjectProperty<Optional<SavedDrawing>> keptProperty() {
    return kept.getReadOnlyProperty();
  }

  @Override
  public void close() {
    writes.close();
  }
}
