package org.sketch28.app.errors.duel;

import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.evaluate.Duel;

/** You against the network: one image after another, on request against the clock. */
public final class DuelViewModel {

  private final ErrorsViewModel errors;
  private final LongSupplier nanoTime;
  private final IntegerProperty count = new SimpleIntegerProperty(40);
  private final IntegerProperty secondsEach = new SimpleIntegerProperty(0);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
  private final IntegerProperty turn = new SimpleIntegerProperty(-1);
  private Duel duel;
  private OpenEvaluation opened;
  private long shownAt;

  /** What is on the screen. */
  enum State {
    /** No evaluation is open. */
    CLOSED,
    READY,
    ASKING,
    OVER
  }

  /**
   * @param nanoTime a clock in nanoseconds
   */
  public DuelViewModel(ErrorsViewModel errors, LongSupplier nanoTime) {
    this.errors = errors;
    this.nanoTime = nanoTime;
    errors.openedProperty().addListener((p, o, now) -> changed(now));
  }

  private void changed(OpenEvaluation now) {
    boolean same = opened != null && now != null && now.original() == opened.original();
    if (now == null) {
      duel = null;
      opened = null;
      state.set(State.CLOSED);
    } else if (!same || state.get() == State.READY) {
      duel = null;
      opened = now;
      state.set(State.READY);
    }
  }

  /**
   * Begins with other images than the time before.
   *
   * @param seed chooses them
   */
  void start(long seed) {
    if (opened != null) {
      opened = errors.openedProperty().get();
      duel = Duel.of(opened.evaluation(), count.get(), seed);
      state.set(State.ASKING);
      ask();
    }
  }

  private void ask() {
    if (duel.isOver()) {
      turn.set(-1);
      state.set(State.OVER);
    } else {
      shownAt = nanoTime.getAsLong();
      turn.set(duel.answered());
    }
  }

  /** Answers with a class. */
  void answer(int classIndex) {
    if (state.get() == State.ASKING && classIndex < opened.evaluation().classes()) {
      duel.answer(classIndex);
      ask();
    }
  }

  /** Takes the last answer back. */
  void back() {
    if (state.get() == State.ASKING && duel.answered() > 0) {
      duel.back();
      ask();
    }
  }

  /** Ends early: what was answered counts. */
  void end() {
    if (state.get() == State.ASKING) {
      turn.set(-1);
      state.set(duel.answered() == 0 ? State.READY : State.OVER);
    }
  }

  /** Called each frame: an image whose time is over counts as not answered. */
  void pulse() {
    if (state.get() == State.ASKING && secondsEach.get() > 0 && timeLeft() <= 0) {
      answer(Duel.NONE);
    }
  }

  /** The share of an image's time that is left, 1 to 0; 1 without a clock. */
  double timeLeft() {
    return secondsEach.get() == 0
        ? 1
        : 1 - (nanoTime.getAsLong() - shownAt) / 1e9 / secondsEach.get();
  }

  /** The one that goes on or is over. */
  Optional<Duel> duel() {
    return Optional.ofNullable(duel);
  }

  /** What it is about. */
  OpenEvaluation opened() {
    return opened;
  }

  /** How many images there will be. */
  IntegerProperty countProperty() {
    return count;
  }

  /** Seconds for each image; 0 is without a clock. */
  IntegerProperty secondsEachProperty() {
    return secondsEach;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The number of the image that is asked for, from 0; −1 if none is. */
  IntegerProperty turnProperty() {
    return turn;
  }
}
