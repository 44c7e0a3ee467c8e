package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.picture.Polarity;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Reading;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of the drawing view. To be used on one thread, the receiver of its {@link Tasks}. */
public final class DrawViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DrawViewModel.class);

  /** The narrowest brush, in canvas units. */
  public static final double NARROWEST = 2;

  /** The widest brush, in canvas units. */
  public static final double WIDEST = 80;

  private static final double BRUSH_STEP = 1.25;

  private final UndoHistory<Drawing> history = new UndoHistory<>(Drawing.empty());
  private final LatestTaskRunner recognition;
  private final LatestTaskRunner pictures;
  private final List<OpenedPicture> opened = new ArrayList<>();
  private Stroke current;
  private Recognizer recognizer;

  private final ReadOnlyObjectWrapper<Drawing> drawing =
      new ReadOnlyObjectWrapper<>(Drawing.empty());
  private final ReadOnlyObjectWrapper<Optional<Stroke>> live =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(Result.none());
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper pictureShown = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<Stroke.Tool> tool = new SimpleObjectProperty<>(Stroke.Tool.PEN);
  private final DoubleProperty brush = new SimpleDoubleProperty(18);
  private final IntegerProperty gray = new SimpleIntegerProperty(255);
  private final BooleanProperty stepsShown = new SimpleBooleanProperty();
  private final IntegerProperty part = new SimpleIntegerProperty();

  /**
   * @param tasks get work off the FX thread
   */
  public DrawViewModel(Tasks tasks) {
    recognition = tasks.latest("recognition");
    pictures = tasks.latest("open");
  }

  /**
   * Opens a picture in place of what is on the canvas; can be undone.
   *
   * @param failed receives the message if it cannot be read
   */
  public void open(PictureSource source, Consumer<String> failed) {
    release();
    busy.set(true);
    pictures.submit(
        () -> {
          try {
            OpenedPicture picture = OpenedPicture.of(source.read(), Polarity.AUTO);
            return () -> show(picture, List.of());
          } catch (UserFacingException e) {
            return () -> failed.accept(e.getMessage());
          } catch (RuntimeException e) {
            LOG.error("A picture was not opened", e);
            return () -> failed.accept(Messages.text("job.bug", e));
          }
        },
        (Runnable shown) -> {
          busy.set(false);
          shown.run();
        });
  }

  private void show(OpenedPicture picture, List<Stroke> over) {
    opened.add(picture);
    show(new Drawing(Optional.of(picture.ink().ink()), over));
  }

  /** Exchanges ink and background of the opened picture; can be undone. */
  public void turnPolarity() {
    if (!busy.get()) {
      openedPicture().ifPresent(this::turn);
    }
  }

  private void turn(OpenedPicture picture) {
    pictures.submit(
        picture::turned,
        turned -> {
          // The canvas may have been cleared meanwhile.
          if (openedPicture().filter(picture::equals).isPresent()) {
            show(turned, history.present().strokes());
          }
        });
  }

  /** The picture that is drawn over now. */
  Optional<OpenedPicture> openedPicture() {
    return history
        .present()
        .picture()
        .flatMap(ink -> opened.stream().filter(p -> p.ink().ink().equals(ink)).findFirst());
  }

  /** Takes a loaded model; the drawing is named anew by it. The old one is closed. */
  public void use(Recognizer next) {
    Recognizer previous = recognizer;
    recognizer = next;
    ready.set(true);
    result.set(Result.of(Drawing.empty(), next.classifier().classNames()));
    recognize(visible());
    if (previous != null) {
      // The worker may be in the middle of a prediction with it.
      recognition.afterwards(previous::close);
    }
  }

  /** The model in use, if one is loaded. */
  public Optional<ModelStore.Entry> model() {
    return Optional.ofNullable(recognizer).map(Recognizer::entry);
  }

  /** The tool goes down at a place in canvas units. */
  public void press(StrokePoint point) {
    release();
    begin(point, tool.get());
  }

  /** The eraser goes down, whatever the tool: the other end of a pen, or the other mouse button. */
  public void pressEraser(StrokePoint point) {
    release();
    begin(point, Stroke.Tool.ERASER);
  }

  private void begin(StrokePoint point, Stroke.Tool with) {
    current = new Stroke(with, List.of(point), brush.get(), gray.get());
    showLive();
  }

  /** The tool moves on. */
  public void drag(StrokePoint point) {
    if (current != null) {
      List<StrokePoint> points = current.points();
      if (points.get(points.size() - 1).distance(point) >= 0.5) {
        current = current.plus(point);
        showLive();
      }
    }
  }

  /** The tool comes up: the stroke can be undone from now on. */
  public void release() {
    if (current != null) {
      Stroke finished = current;
      current = null;
      live.set(Optional.empty());
      show(history.present().plus(finished));
    }
  }

  private void showLive() {
    live.set(Optional.of(current));
    recognize(visible());
  }

  private Drawing visible() {
    return current == null ? history.present() : history.present().plus(current);
  }

  /** Takes the last change back, a cleared canvas included. */
  public void undo() {
    release();
    history.undo();
    refresh();
  }

  /** Makes the last change that was taken back again. */
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

  /** Replaces everything by another drawing; can be undone. */
  public void show(Drawing next) {
    history.push(next);
    refresh();
  }

  private void refresh() {
    drawing.set(history.present());
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    empty.set(history.present().isEmpty());
    pictureShown.set(history.present().picture().isPresent());
    recognize(history.present());
  }

  private void recognize(Drawing target) {
    if (target.isEmpty()) {
      part.set(0);
    }
    Recognizer with = recognizer;
    if (with == null) {
      return;
    }
    List<String> names = with.classifier().classNames();
    if (target.isEmpty()) {
      recognition.cancel();
      result.set(Result.of(target, names));
      return;
    }
    recognition.submit(() -> recognized(with, target, names), result::set);
  }

  private static Result recognized(Recognizer with, Drawing target, List<String> names) {
    Reading reading = with.read(target);
    List<NumberReading.Part> parts = reading.number().map(NumberReading::parts).orElse(List.of());
    Recognizer.Recognition recognition =
        parts.isEmpty() ? reading.recognition() : parts.get(0).recognition();
    return new Result(target, Optional.of(recognition), names, parts);
  }

  /** A wider or narrower brush. */
  public void widenBrush(int steps) {
    double width = brush.get() * Math.pow(BRUSH_STEP, steps);
    brush.set(Math.max(NARROWEST, Math.min(WIDEST, width)));
  }

  public ReadOnlyObjectProperty<Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /** The stroke that is being drawn. */
  public ReadOnlyObjectProperty<Optional<Stroke>> liveProperty() {
    return live.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Result> resultProperty() {
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

  /** Whether a picture is being read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether there is a picture on the canvas. */
  public ReadOnlyBooleanProperty pictureShownProperty() {
    return pictureShown.getReadOnlyProperty();
  }

  /** Whether a model is loaded. */
  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  public ObjectProperty<Stroke.Tool> toolProperty() {
    return tool;
  }

  /** The brush's width in canvas units. */
  public DoubleProperty brushProperty() {
    return brush;
  }

  /** The ink's level, 1…255. */
  public IntegerProperty grayProperty() {
    return gray;
  }

  /** The digit of a number that is looked at, from 0 at the left. */
  public IntegerProperty partProperty() {
    return part;
  }

  /** Whether the network has not said yet what it sees on the canvas. */
  boolean isRecognizing() {
    Drawing now = drawing.get();
    return recognizer != null && !now.isEmpty() && !result.get().drawing().equals(now);
  }

  /** Whether every step of preprocessing is on screen. */
  public BooleanProperty stepsShownProperty() {
    return stepsShown;
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
