package org.sketch28.app.errors.duel;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.Duel;

/**
 * A duel, in which the user and the network classify the same images, one after another, with or
 * without a time limit. Must be used on one thread, the one of the view model of the open
 * evaluation.
 */
public final class DuelViewModel {

  /** Whoever lets so many images go by in a row has left. */
  private static final int LATE_IN_A_ROW = 3;

  private final ErrorsViewModel errors;
  private final LongSupplier nanoTime;
  private final Consumer<BinomialCount> answered;
  private final IntegerProperty count = new SimpleIntegerProperty(40);
  private final IntegerProperty secondsEach = new SimpleIntegerProperty(0);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
  private final IntegerProperty question = new SimpleIntegerProperty(-1);
  private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(false);
  private Duel duel;
  private OpenEvaluation opened;
  private long shownAt;
  private long pulsedAt;
  private int late;

  /** What the tab shows. */
  enum State {
    /** No evaluation is open. */
    CLOSED,
    /** The options of the next duel. */
    READY,
    /** An image that the user is to classify. */
    ASKING,
    /** The result. */
    OVER
  }

  /**
   * @param nanoTime a clock in nanoseconds
   * @param answered receives the user's answers to images of MNIST that were drawn by lot
   */
  public DuelViewModel(
      ErrorsViewModel errors, LongSupplier nanoTime, Consumer<BinomialCount> answered) {
    this.errors = errors;
    this.answered = answered;
    this.nanoTime = nanoTime;
    errors.openedProperty().addListener((p, o, now) -> changed(now));
  }

  private void changed(OpenEvaluation now) {
    boolean same = opened != null && now != null && now.original() == opened.original();
    if (now == null) {
      duel = null;
      opened = null;
      question.set(-1);
      state.set(State.CLOSED);
    } else if (!same || state.get() == State.READY) {
      duel = null;
      opened = now;
      question.set(-1);
      state.set(State.READY);
    }
  }

  /**
   * Starts a duel.
   *
   * @param seed selects its images
   */
  void start(long seed) {
    if (opened != null) {
      opened = errors.openedProperty().get();
      duel = Duel.of(opened.evaluation(), count.get(), seed);
      late = 0;
      waiting.set(false);
      state.set(State.ASKING);
      ask();
    }
  }

  private void ask() {
    if (duel.isOver()) {
      finish();
    } else {
      shownAt = nanoTime.getAsLong();
      pulsedAt = shownAt;
      question.set(duel.answered());
    }
  }

  private void finish() {
    question.set(-1);
    state.set(State.OVER);
    BinomialCount fair = duel.fairScore().you();
    // Images that the model gets wrong are harder than those of the dataset.
    if (opened.dataset().name().equals(PublicDatasets.MNIST) && fair.count() > 0) {
      answered.accept(fair);
    }
  }

  /** Answers the image that is shown. */
  void answer(int classIndex) {
    if (state.get() == State.ASKING && classIndex < opened.evaluation().classes()) {
      late = 0;
      waiting.set(false);
      duel.answer(classIndex);
      ask();
    }
  }

  private void outOfTime() {
    late++;
    duel.answer(Duel.NONE);
    if (late == LATE_IN_A_ROW) {
      for (int i = 0; i < LATE_IN_A_ROW; i++) {
        duel.back();
      }
      waiting.set(true);
    }
    ask();
  }

  /** Takes the last answer back. */
  void takeBack() {
    if (state.get() == State.ASKING && duel.answered() > 0) {
      late = 0;
      duel.back();
      ask();
    }
  }

  /** Ends the duel early; the answers until now count. */
  void end() {
    if (state.get() == State.ASKING) {
      if (duel.answered() == 0) {
        question.set(-1);
        state.set(State.READY);
      } else {
        finish();
      }
    }
  }

  /**
   * To be called once a frame: an image whose time is up counts as not answered. After three of
   * them in a row, these do not count, and the duel waits for the user at the first of them.
   *
   * @param seen whether the user sees the image; its time stands still otherwise
   */
  void pulse(boolean seen) {
    long now = nanoTime.getAsLong();
    if (!seen || waiting.get()) {
      shownAt += now - pulsedAt;
    }
    pulsedAt = now;
    if (state.get() == State.ASKING && secondsEach.get() > 0 && timeLeft() <= 0) {
      outOfTime();
    }
  }

  /** The share of the image's time that is left, 1 to 0; 1 without a time limit. */
  double timeLeft() {
    return secondsEach.get() == 0
        ? 1
        : 1 - (nanoTime.getAsLong() - shownAt) / 1e9 / secondsEach.get();
  }

  /** The duel that is running, or is over. */
  Optional<Duel> duel() {
    return Optional.ofNullable(duel);
  }

  /** The evaluation whose images are classified; null while none is open. */
  OpenEvaluation opened() {
    return opened;
  }

  /** The number of images of the next duel. */
  IntegerProperty countProperty() {
    return count;
  }

  /** The time limit for each image in seconds; 0 for none. */
  IntegerProperty secondsEachProperty() {
    return secondsEach;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether the clock stands still until the user answers, because images went by without it. */
  ReadOnlyBooleanProperty waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** The number of the image that is shown, from 0; −1 if none is. */
  IntegerProperty questionProperty() {
    return question;
  }
}
