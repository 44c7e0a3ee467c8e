package org.sketch28.app.draw;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.change.ChangeSearch;
import org.sketch28.model.change.DrawingChange;

/**
 * What would make the drawing on the canvas something else: the smallest change, made piece by
 * piece, each of which can be undone. Must be used on the view model's thread.
 */
public final class ChangeViewModel {

  private final DrawViewModel drawing;

  /** Counts questions; only the last counts. */
  private final AtomicInteger last = new AtomicInteger();

  /** What the user drew, before any changes. */
  private Optional<Drawing> origin = Optional.empty();

  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.none());

  /** Where a change is. */
  enum Phase {
    /** Nothing was asked, or the user has gone on drawing. */
    NONE,
    SEARCHING,
    /** There are several digits, or more than lines. */
    IMPOSSIBLE,
    /** It is that already. */
    ALREADY,
    NOT_FOUND,
    /** The steps are shown one after another. */
    PLAYING,
    DONE
  }

  /**
   * What is shown.
   *
   * @param target the name of the class that the drawing is to become
   * @param change while playing, and when done
   * @param step index of the step on the canvas
   * @param restorable whether the canvas shows another drawing than the user's
   */
  record State(
      Phase phase, String target, Optional<DrawingChange> change, int step, boolean restorable) {

    private static State none() {
      return new State(Phase.NONE, "", Optional.empty(), 0, false);
    }
  }

  public ChangeViewModel(DrawViewModel drawing) {
    this.drawing = drawing;
    drawing.drawingProperty().addListener((p, o, next) -> changedTo(next));
    drawing.liveProperty().addListener((p, o, live) -> live.ifPresent(stroke -> close()));
    drawing.modelProperty().addListener((p, o, model) -> close());
  }

  /** Any other drawing than the one that is expected is the user's, and ends this. */
  private void changedTo(Drawing next) {
    boolean expected =
        state.get().change().stream()
            .anyMatch(change -> change.steps().get(state.get().step()).equals(next));
    if (!expected) {
      close();
    }
  }

  /**
   * Looks for the smallest change of the drawing and then shows it step by step.
   *
   * @param target index of the class that the drawing is to become; others are ignored
   */
  public void ask(int target) {
    RecognitionResult result = drawing.resultProperty().get();
    Drawing now = drawing.drawingProperty().get();
    if (now.isEmpty()
        || !result.drawing().equals(now)
        || drawing.liveProperty().get().isPresent()
        || target >= result.classNames().size()) {
      return;
    }
    String name = result.classNames().get(target);
    int ticket = last.incrementAndGet();
    origin = origin.or(() -> Optional.of(now));
    if (result.isNumber()
        || !now.isLinesOnly()
        || Domain.ofClasses(result.classNames()).isEmpty()) {
      say(Phase.IMPOSSIBLE, name);
    } else if (result.winner().equals(Optional.of(name))) {
      say(Phase.ALREADY, name);
    } else {
      say(Phase.SEARCHING, name);
      drawing.ask(
          recognizer -> ChangeSearch.find(recognizer, now, target, () -> ticket == last.get()),
          found -> {
            if (ticket == last.get()) {
              answer(name, found);
            }
          });
    }
  }

  private void say(Phase phase, String target) {
    boolean restorable = !origin.equals(Optional.of(drawing.drawingProperty().get()));
    state.set(new State(phase, target, Optional.empty(), 0, restorable));
  }

  private void answer(String name, Optional<DrawingChange> found) {
    if (found.isEmpty()) {
      say(Phase.NOT_FOUND, name);
    } else {
      state.set(new State(Phase.PLAYING, name, found, 0, true));
    }
  }

  /** Makes the next edit of a change that is being played. */
  void step() {
    State now = state.get();
    if (now.phase() == Phase.PLAYING) {
      int next = now.step() + 1;
      DrawingChange change = now.change().orElseThrow();
      boolean done = next == change.steps().size() - 1;
      go(new State(done ? Phase.DONE : Phase.PLAYING, now.target(), now.change(), next, true));
    }
  }

  /** Shows the change again from the beginning. */
  void play() {
    State now = state.get();
    go(new State(Phase.PLAYING, now.target(), now.change(), 0, true));
  }

  /** Shows what the user drew, before the first change. */
  void restore() {
    Drawing before = origin.orElseThrow();
    close();
    drawing.show(before);
  }

  private void go(State next) {
    state.set(next);
    drawing.show(next.change().orElseThrow().steps().get(next.step()));
  }

  /** Shows nothing any more; the canvas stays as it is. */
  public void close() {
    last.incrementAndGet();
    origin = Optional.empty();
    state.set(State.none());
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }
}
