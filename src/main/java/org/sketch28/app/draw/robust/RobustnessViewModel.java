package org.sketch28.app.draw.robust;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sketch28.app.draw.network.ModelQuestions;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.model.robust.Disturbance;
import org.sketch28.model.robust.Disturber;
import org.sketch28.model.robust.Sweep;

/** What the model predicts while the drawing is changed. Must be used on the FX thread. */
public final class RobustnessViewModel {

  private static final double MIDDLE = ImageDataset.SIDE / 2.0;

  private final ModelQuestions questions;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ObjectProperty<Disturbance> kind = new SimpleObjectProperty<>(Disturbance.NOISE);
  private final IntegerProperty step = new SimpleIntegerProperty(Disturber.STEPS / 4);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(State.of(Phase.BLANK));
  private Optional<GrayImage> input = Optional.empty();
  private double holeX = MIDDLE;
  private double holeY = MIDDLE;

  /** Counts what was asked for; only the answer to the last question is shown. */
  private final AtomicInteger asked = new AtomicInteger();

  /** How far it is. */
  enum Phase {
    /** Nothing is drawn. */
    BLANK,
    SEARCHING,
    /** The model has no gradient that an attack could follow. */
    IMPOSSIBLE,
    DONE
  }

  /**
   * What is shown.
   *
   * @param sweep once it is done
   * @param classNames of the model that was asked
   */
  record State(Phase phase, Optional<Sweep> sweep, List<String> classNames) {

    State {
      classNames = List.copyOf(classNames);
    }

    static State of(Phase phase) {
      return new State(phase, Optional.empty(), List.of());
    }
  }

  /**
   * @param questions to the model in use
   */
  public RobustnessViewModel(ModelQuestions questions) {
    this.questions = questions;
    shown.addListener((p, o, on) -> ask());
    kind.addListener(
        (p, o, on) -> {
          state.set(State.of(Phase.SEARCHING));
          ask();
        });
  }

  /**
   * Looks at another image.
   *
   * @param next what the model sees of the drawing; none for an empty canvas
   * @param penRests whether the drawing is finished
   */
  public void show(Optional<GrayImage> next, boolean penRests) {
    input = next;
    if (penRests || next.isEmpty()) {
      ask();
    }
  }

  private void ask() {
    int ticket = asked.incrementAndGet();
    if (!shown.get()) {
      return;
    }
    if (input.isEmpty()) {
      state.set(State.of(Phase.BLANK));
      return;
    }
    if (state.get().phase() != Phase.DONE) {
      state.set(State.of(Phase.SEARCHING));
    }
    GrayImage image = input.get();
    Disturbance wanted = kind.get();
    double x = holeX;
    double y = holeY;
    questions.askAnyTime(
        recognizer -> {
          if (ticket != asked.get()) {
            return Optional.<State>empty();
          }
          Optional<Sweep> found = Sweep.of(recognizer.classifier(), wanted, image, x, y);
          return Optional.of(
              new State(
                  found.isPresent() ? Phase.DONE : Phase.IMPOSSIBLE,
                  found,
                  recognizer.classifier().classNames()));
        },
        answer -> answer.filter(found -> ticket == asked.get()).ifPresent(state::set));
  }

  /** The model is another one. */
  public void modelChanged() {
    ask();
  }

  /**
   * Moves the hole of {@link Disturbance#ERASING}.
   *
   * @param x centre, in pixels of the image
   * @param y centre
   */
  void moveHole(double x, double y) {
    holeX = x;
    holeY = y;
    if (kind.get() == Disturbance.ERASING) {
      ask();
    }
  }

  /** Shows the strength at which another class is predicted for the first time. */
  void showFlip() {
    state.get().sweep().map(Sweep::flip).ifPresent(flip -> flip.ifPresent(step::set));
  }

  /** Whether the panel is open. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  ObjectProperty<Disturbance> kindProperty() {
    return kind;
  }

  /** The strength that is shown, 0…{@link Disturber#STEPS}. */
  IntegerProperty stepProperty() {
    return step;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
