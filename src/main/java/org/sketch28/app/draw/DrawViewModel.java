package org.sketch28.app.draw;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.UndoHistory;
import org.sketch28.app.draw.network.ModelQuestions;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** The state of the drawing view. Must be used on the receiver's thread of its {@link Tasks}. */
public final class DrawViewModel implements ModelQuestions, AutoCloseable {

  private final UndoHistory<Drawing> history = new UndoHistory<>(Drawing.empty());
  private final Pen pen = new Pen();
  private final LatestTaskRunner recognition;
  private final PictureOpener pictures;
  private final CanvasPicture picture;
  private final EvidenceFinder evidence;
  private Recognizer recognizer;

  private final ReadOnlyObjectWrapper<Drawing> drawing =
      new ReadOnlyObjectWrapper<>(Drawing.empty());
  private final ReadOnlyObjectWrapper<RecognitionResult> result =
      new ReadOnlyObjectWrapper<>(RecognitionResult.none());
  private final ReadOnlyObjectWrapper<Optional<ModelStore.Entry>> model =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final BooleanProperty modelMissing = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper pictureShown = new ReadOnlyBooleanWrapper();
  private final IntegerProperty part = new SimpleIntegerProperty();

  /**
   * @param tasks runs work off the FX thread
   */
  public DrawViewModel(Tasks tasks) {
    recognition = tasks.latest("recognition");
    result.addListener((p, o, next) -> part.set(next.partAt(part.get())));
    pictures = new PictureOpener(tasks);
    picture = new CanvasPicture(this, pictures);
    evidence = new EvidenceFinder(this);
  }

  /**
   * Opens a picture in place of the drawing on the canvas; can be undone.
   *
   * @param failed receives the message if the picture cannot be read
   */
  public void open(PictureSource source, Consumer<String> failed) {
    release();
    picture.open(source, failed);
  }

  /** Swaps ink and background of the picture under the drawing; can be undone. */
  public void invertPolarity() {
    picture.invert();
  }

  /** The picture under the drawing. */
  Optional<OpenedPicture> openedPicture() {
    return picture.opened();
  }

  /** Uses a loaded model from now on, to recognise the drawing again. Closes the previous model. */
  public void use(Recognizer next) {
    Recognizer previous = recognizer;
    recognizer = next;
    model.set(Optional.of(next.entry()));
    ready.set(true);
    result.set(result.get().outdated(next.classifier().classNames()));
    recognize(visible());
    if (previous != null) {
      // The worker may be in the middle of a prediction with it.
      recognition.afterwards(previous::close);
    }
  }

  /** The model in use; empty before one is loaded. */
  public ReadOnlyObjectProperty<Optional<ModelStore.Entry>> modelProperty() {
    return model.getReadOnlyProperty();
  }

  /** Puts the tool down at a point in canvas units. */
  public void press(StrokePoint point) {
    press(point, pen.toolProperty().get());
  }

  /** Puts the eraser down, whichever tool is selected: a pen's other end, a secondary button. */
  public void pressEraser(StrokePoint point) {
    press(point, Stroke.Tool.ERASER);
  }

  private void press(StrokePoint point, Stroke.Tool tool) {
    release();
    pen.begin(point, tool, history.present().room());
    recognize(visible());
  }

  /** Moves the tool to a point in canvas units. */
  public void drag(StrokePoint point) {
    if (pen.extend(point)) {
      recognize(visible());
    }
  }

  /** Lifts the tool, which finishes the stroke; from now on it can be undone. */
  public void release() {
    pen.finish().ifPresent(stroke -> show(history.present().plus(stroke)));
  }

  private Drawing visible() {
    return pen.liveProperty().get().map(history.present()::plus).orElse(history.present());
  }

  /** Undoes the last change, including clearing the canvas. */
  public void undo() {
    release();
    history.undo();
    refresh();
  }

  /** Makes the change again that was undone last. */
  public void redo() {
    release();
    history.redo();
    refresh();
  }

  /** Clears the canvas; can be undone. */
  public void clear() {
    release();
    show(Drawing.empty());
  }

  /** Clears the finished drawing, but not the stroke that is being drawn; can be undone. */
  void clearFinished() {
    show(Drawing.empty());
    if (pen.liveProperty().get().isPresent()) {
      recognize(visible());
    }
  }

  /** Replaces the drawing on the canvas; can be undone. */
  public void show(Drawing next) {
    history.push(next);
    refresh();
  }

  private void refresh() {
    recognize(history.present());
    drawing.set(history.present());
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    empty.set(history.present().isEmpty());
    pictureShown.set(history.present().picture().isPresent());
  }

  private void recognize(Drawing target) {
    Recognizer with = recognizer;
    if (target.isEmpty()) {
      part.set(0);
      recognition.cancel();
      result.set(RecognitionResult.pending(target, result.get().classNames()));
    } else if (result.get().drawing().equals(target)) {
      recognition.cancel();
    } else if (with != null) {
      recognition.submit(() -> RecognitionResult.of(with, target), result::set);
    }
  }

  /**
   * Asks the model in use about a drawing that it has recognized.
   *
   * @param question runs in the background, where the model cannot be closed meanwhile
   * @param answer receives what it says, however much has happened since
   */
  public <T> void ask(Function<Recognizer, T> question, Consumer<T> answer) {
    if (!isRecognizing()) {
      askAnyTime(question, answer);
    }
  }

  @Override
  public <T> void askAnyTime(Function<Recognizer, T> question, Consumer<T> answer) {
    Recognizer with = recognizer;
    if (with != null) {
      recognition.submitBeside(() -> question.apply(with), answer);
    }
  }

  /** The tool, its width and its ink. */
  public Pen pen() {
    return pen;
  }

  public ReadOnlyObjectProperty<Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** The stroke that is being drawn; empty if none is. */
  public ReadOnlyObjectProperty<Optional<Stroke>> liveProperty() {
    return pen.liveProperty();
  }

  public ReadOnlyObjectProperty<RecognitionResult> resultProperty() {
    return result.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /** Whether a picture is being read, and what cancels that. */
  PictureOpener opening() {
    return pictures;
  }

  /** Whether the drawing is drawn over a picture. */
  public ReadOnlyBooleanProperty pictureShownProperty() {
    return pictureShown.getReadOnlyProperty();
  }

  /** Whether a model is loaded. */
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /** The selected digit of a number, from 0 at the left. */
  public IntegerProperty partProperty() {
    return part;
  }

  /** Shows that a digit of the number has been labelled, or no longer is if it is empty. */
  void showLabel(int digit, OptionalInt label) {
    result.set(result.get().withLabel(digit, label));
  }

  /** Whether there is no model that could be loaded, so that no result follows. */
  public BooleanProperty modelMissingProperty() {
    return modelMissing;
  }

  /**
   * Whether there is no result for the drawing on the canvas yet; one follows, also if the model is
   * still being loaded.
   */
  boolean isRecognizing() {
    Drawing now = drawing.get();
    boolean possible = recognizer != null || !modelMissing.get();
    return possible && !now.isEmpty() && !result.get().drawing().equals(now);
  }

  /** Which strokes speak for what is recognised. */
  public EvidenceFinder evidence() {
    return evidence;
  }

  @Override
  public void close() {
    if (recognizer != null) {
      recognition.afterwards(recognizer::close);
    }
    recognition.close();
    pictures.close();
  }
}
