package org.sketch28.app.draw.morph;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.draw.network.ModelQuestions;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.change.Morph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two drawings and the way between them. Must be used on the FX thread. */
public final class MorphViewModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MorphViewModel.class);

  /** A menu of more drawings would be longer than the screen. */
  private static final int DRAWINGS = 15;

  private final ModelQuestions questions;
  private final MorphSources sources;
  private final Supplier<Drawing> canvas;
  private final Consumer<Drawing> open;
  private final LatestTaskRunner loader;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final IntegerProperty step = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
  private final ReadOnlyObjectWrapper<Classes> classes =
      new ReadOnlyObjectWrapper<>(new Classes(List.of(), List.of()));
  private final ReadOnlyObjectWrapper<List<SavedDrawing>> drawings =
      new ReadOnlyObjectWrapper<>(List.of());
  private Domain domain = Domain.DIGITS;

  /** Counts what was asked for; only the answer to the last question is shown. */
  private final AtomicInteger asked = new AtomicInteger();

  /** Whether the first drawing is the one that was on the canvas. */
  /** How often each side was chosen: an image that was found late must not replace a later one. */
  private final int[] chosen = new int[2];

  private boolean fromCanvas;

  /**
   * What is shown.
   *
   * @param from the first drawing, once there is one
   * @param to the second drawing, once there is one
   * @param morph the way between them, once it is known
   * @param answered whether the model was asked about these two; if there is no way then, one of
   *     them is blank
   * @param classNames of the model
   */
  record State(
      Optional<Drawing> from,
      Optional<Drawing> to,
      Optional<Morph> morph,
      boolean answered,
      List<String> classNames) {

    static final State NONE =
        new State(Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());

    State {
      classNames = List.copyOf(classNames);
    }
  }

  /**
   * Classes of which drawings are offered.
   *
   * @param synthetic with synthetic drawings; empty if the model has other classes
   * @param tested with test images
   */
  record Classes(List<String> synthetic, List<String> tested) {
    Classes {
      synthetic = List.copyOf(synthetic);
      tested = List.copyOf(tested);
    }
  }

  /**
   * @param questions to the model in use
   * @param sources of drawings
   * @param canvas has the drawing on the canvas
   * @param open shows a drawing on the canvas
   * @param tasks runs work off the FX thread
   */
  public MorphViewModel(
      ModelQuestions questions,
      MorphSources sources,
      Supplier<Drawing> canvas,
      Consumer<Drawing> open,
      Tasks tasks) {
    this.questions = questions;
    this.sources = sources;
    this.canvas = canvas;
    this.open = open;
    this.loader = tasks.latest("morph");
    shown.addListener(
        (p, o, on) -> {
          if (on) {
            begin();
          }
        });
  }

  /** Begins with the drawing on the canvas, unless the user has chosen another one. */
  private void begin() {
    refreshDrawings();
    refreshClasses();
    if (state.get().from().isEmpty() || fromCanvas) {
      takeCanvas(true);
    }
    ask();
  }

  private void refreshClasses() {
    Domain of = domain;
    questions.askAnyTime(
        recognizer -> {
          List<String> names = recognizer.classifier().classNames();
          return new Classes(
              names.equals(of.classNames()) ? names : List.of(), sources.testClasses(recognizer));
        },
        classes::set);
  }

  private void refreshDrawings() {
    Domain of = domain;
    loader.submit(
        () -> {
          try {
            return sources.latest(of, DRAWINGS);
          } catch (UserFacingException e) {
            LOG.warn("The drawings cannot be offered", e);
            return List.<SavedDrawing>of();
          }
        },
        drawings::set);
  }

  /** Sets what is drawn; drawings of something else are forgotten. */
  public void setDomain(Domain next) {
    if (next != domain) {
      domain = next;
      chosen[0]++;
      chosen[1]++;
      asked.incrementAndGet();
      state.set(State.NONE);
      if (shown.get()) {
        begin();
      }
    }
  }

  /** The model is another one. */
  public void modelChanged() {
    chosen[0]++;
    chosen[1]++;
    if (shown.get()) {
      refreshClasses();
      ask();
    }
  }

  /** Takes the drawing that is now on the canvas, if there is one. */
  void takeCanvas(boolean first) {
    Drawing drawing = canvas.get();
    if (!drawing.isEmpty()) {
      set(first, drawing);
      fromCanvas = first || fromCanvas;
    }
  }

  /** Takes a synthetic drawing of a class. */
  void takeSynthetic(boolean first, int classIndex) {
    set(first, sources.synthetic(domain, classIndex));
  }

  /** Takes a test image of a class. */
  void takeTestImage(boolean first, String className) {
    int side = first ? 0 : 1;
    chosen[side]++;
    int ticket = chosen[side];
    questions.askAnyTime(
        recognizer -> sources.testImage(recognizer, className),
        found ->
            found.filter(image -> ticket == chosen[side]).ifPresent(image -> set(first, image)));
  }

  /** Takes any drawing. */
  void set(boolean first, Drawing drawing) {
    chosen[first ? 0 : 1]++;
    fromCanvas = fromCanvas && !first;
    State now = state.get();
    state.set(
        new State(
            first ? Optional.of(drawing) : now.from(),
            first ? now.to() : Optional.of(drawing),
            Optional.empty(),
            false,
            List.of()));
    ask();
  }

  private void ask() {
    int ticket = asked.incrementAndGet();
    State now = state.get();
    if (now.from().isEmpty() || now.to().isEmpty()) {
      return;
    }
    questions.askAnyTime(
        recognizer ->
            ticket == asked.get()
                ? Optional.of(
                    new State(
                        now.from(),
                        now.to(),
                        Morph.of(recognizer, now.from().get(), now.to().get()),
                        true,
                        recognizer.classifier().classNames()))
                : Optional.<State>empty(),
        answer -> answer.filter(found -> ticket == asked.get()).ifPresent(state::set));
  }

  /** Shows the frame at which another class is predicted for the first time. */
  void showCrossing() {
    state.get().morph().ifPresent(morph -> morph.crossing().ifPresent(step::set));
  }

  /** Opens the frame that is shown on the canvas; can be undone there. */
  void openOnCanvas() {
    state.get().morph().ifPresent(morph -> open.accept(morph.frames().get(step.get()).drawing()));
  }

  /** Classes of which drawings are offered. */
  ReadOnlyObjectProperty<Classes> classesProperty() {
    return classes.getReadOnlyProperty();
  }

  /** Whether the panel is open. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** The frame that is shown, 0…{@link Morph#STEPS}. */
  IntegerProperty stepProperty() {
    return step;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The user's latest drawings. */
  ReadOnlyObjectProperty<List<SavedDrawing>> drawingsProperty() {
    return drawings.getReadOnlyProperty();
  }

  @Override
  public void close() {
    loader.close();
  }
}
