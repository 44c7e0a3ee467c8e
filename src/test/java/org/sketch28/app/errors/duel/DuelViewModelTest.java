package org.sketch28.app.errors.duel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.Evaluation;

class DuelViewModelTest {

  private final List<BinomialCount> answers = new ArrayList<>();

  @TempDir private Path home;
  private OpenErrors errors;
  private DuelViewModel viewModel;
  private long seconds;

  @BeforeEach
  void open() throws Exception {
    errors = OpenErrors.chosen(home);
    viewModel =
        new DuelViewModel(
            errors.viewModel(), () -> TimeUnit.SECONDS.toNanos(seconds), answers::add);
  }

  @AfterEach
  void close() {
    errors.close();
  }

  private DuelViewModel.State state() {
    return viewModel.stateProperty().get();
  }

  private void start() {
    errors.evaluate();
    viewModel.countProperty().set(20);
    viewModel.start(1);
  }

  private int rightAnswer() {
    return viewModel.opened().evaluation().label(viewModel.duel().orElseThrow().image());
  }

  @Test
  void thereIsNoDuelWhileNothingIsOpen() {
    viewModel.start(1);
    assertEquals(DuelViewModel.State.CLOSED, state());
    assertTrue(viewModel.duel().isEmpty());
    errors.evaluate();
    assertEquals(DuelViewModel.State.READY, state());
  }

  @Test
  void everyImageIsAnsweredAndThenTheDuelIsOver() {
    start();
    for (int i = 0; i < 20; i++) {
      assertEquals(i, viewModel.questionProperty().get());
      viewModel.answer(rightAnswer());
    }
    assertEquals(DuelViewModel.State.OVER, state());
    assertEquals(-1, viewModel.questionProperty().get());
    assertEquals(20, viewModel.duel().orElseThrow().score().you().correct());
    viewModel.answer(1);
    viewModel.takeBack();
    viewModel.end();
    assertEquals(20, viewModel.duel().orElseThrow().answered(), "nothing counts any more");
  }

  @Test
  void anAnswerCanBeTakenBack() {
    start();
    viewModel.takeBack();
    assertEquals(0, viewModel.questionProperty().get(), "there was none");
    viewModel.answer((rightAnswer() + 1) % 10);
    viewModel.takeBack();
    viewModel.answer(rightAnswer());
    viewModel.end();
    assertEquals(1, viewModel.duel().orElseThrow().score().you().count());
    assertEquals(1, viewModel.duel().orElseThrow().score().you().correct());
  }

  @Test
  void aKeyOfNoClassIsNoAnswer() {
    start();
    viewModel.answer(10);
    assertEquals(0, viewModel.questionProperty().get());
  }

  @Test
  void aDuelWithoutAnAnswerHasNoResult() {
    start();
    viewModel.end();
    assertEquals(DuelViewModel.State.READY, state());
  }

  @Test
  void theTimeForAnImageRunsOut() {
    viewModel.secondsEachProperty().set(4);
    start();
    assertEquals(1, viewModel.timeLeft());
    seconds += 3;
    viewModel.pulse(true);
    assertEquals(0.25, viewModel.timeLeft());
    assertEquals(0, viewModel.questionProperty().get());
    seconds += 1;
    viewModel.pulse(true);
    assertEquals(1, viewModel.questionProperty().get());
    assertEquals(1, viewModel.timeLeft(), "the next image has all its time");
    viewModel.end();
    assertEquals(0, viewModel.duel().orElseThrow().score().you().correct());
  }

  @Test
  void aDuelWaitsForWhoeverHasLeft() {
    viewModel.secondsEachProperty().set(4);
    start();
    viewModel.answer(rightAnswer());
    for (int i = 0; i < 10; i++) {
      seconds += 5;
      viewModel.pulse(true);
    }
    assertTrue(viewModel.waitingProperty().get());
    assertEquals(1, viewModel.questionProperty().get(), "the first image that went by");
    viewModel.answer(rightAnswer());
    assertFalse(viewModel.waitingProperty().get());
    seconds += 3;
    viewModel.pulse(true);
    assertEquals(0.25, viewModel.timeLeft(), "the clock runs again");
    viewModel.end();
    assertEquals(2, viewModel.duel().orElseThrow().score().you().correct());
    assertEquals(2, viewModel.duel().orElseThrow().answered(), "nothing was counted meanwhile");
  }

  @Test
  void imagesThatAreTooFastForTheUserDoNotStopTheDuel() {
    viewModel.secondsEachProperty().set(1);
    start();
    for (int i = 0; i < 6; i++) {
      seconds += 2;
      viewModel.pulse(true);
      if (i % 2 == 1) {
        viewModel.answer(rightAnswer());
      }
    }
    assertFalse(viewModel.waitingProperty().get());
    assertEquals(9, viewModel.questionProperty().get());
  }

  @Test
  void theTimeStandsStillWhileTheImageIsNotSeen() {
    viewModel.secondsEachProperty().set(4);
    start();
    seconds += 1;
    viewModel.pulse(true);
    for (int i = 0; i < 10; i++) {
      seconds += 1;
      viewModel.pulse(false);
    }
    assertEquals(0, viewModel.questionProperty().get());
    assertEquals(0.75, viewModel.timeLeft());
  }

  @Test
  void whatIsInNoSceneIsNotSeen() {
    assertFalse(AnswerKeys.isShowing(new Pane()), "another view is shown");
  }

  @Test
  void withoutATimeLimitNothingRunsOut() {
    start();
    seconds += 1000;
    viewModel.pulse(true);
    assertEquals(0, viewModel.questionProperty().get());
    assertEquals(1, viewModel.timeLeft());
  }

  @Test
  void aCorrectionDoesNotInterruptADuel() {
    start();
    viewModel.answer(3);
    Evaluation original = errors.opened().original();
    errors
        .viewModel()
        .corrections()
        .put(
            original,
            CorrectionStore.of(original.data(), original.split(), 0, Correction.UNCLEAR)
                .orElseThrow());
    errors.viewModel().correctedProperty().set(true);
    errors.tasks().runAll();
    assertEquals(DuelViewModel.State.ASKING, state());
    assertEquals(1, viewModel.questionProperty().get());
  }

  @Test
  void aDuelEndsWithItsEvaluation() {
    start();
    errors.viewModel().splitProperty().set(Split.TRAIN);
    assertEquals(DuelViewModel.State.CLOSED, state());
    assertEquals(-1, viewModel.questionProperty().get(), "the next one begins with a question");
    errors.evaluate();
    assertEquals(DuelViewModel.State.READY, state());
    assertSame(errors.opened(), viewModel.opened());
  }
}
