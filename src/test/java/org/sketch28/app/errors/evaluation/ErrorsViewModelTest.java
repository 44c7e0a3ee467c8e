package org.sketch28.app.errors.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.TestReceiver;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DrawingsDataset;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** What is open is what is chosen, as it is on the disk now. On the user's own drawings. */
class ErrorsViewModelTest {

  private static final String DATASET = "my-digits";

  @TempDir private Path home;
  private final TestReceiver receiver = new TestReceiver();
  private final List<String> messages = new ArrayList<>();
  private int drawn;
  private Workspace workspace;
  private DrawingStore drawings;
  private ErrorsViewModel model;

  @BeforeEach
  void open() throws Exception {
    workspace = Workspace.in(home);
    drawings = workspace.drawings();
    while (half(Split.TEST).size() < 3 || half(Split.TRAIN).size() < 3) {
      draw();
    }
    model =
        new ErrorsViewModel(
            new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models"))),
            workspace.evaluator(),
            Tasks.receivedBy(receiver),
            messages::add);
    model.refresh();
    receiver.until(() -> !model.datasets().isEmpty(), "the datasets");
    model.datasets().stream()
        .filter(info -> info.name().equals(DATASET))
        .forEach(model.datasetProperty()::set);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private void draw() throws UserFacingException {
    Drawing drawing = StrokeDigits.drawing(drawn % 10, new SplittableRandom(drawn));
    drawings.add(
        Domain.DIGITS,
        Integer.toString(drawn % 10),
        drawing,
        new MnistPreprocessor().apply(drawing).result());
    drawn++;
  }

  private List<SavedDrawing> half(Split split) throws UserFacingException {
    return new DrawingsDataset(Domain.DIGITS, drawings).drawings(split);
  }

  private OpenEvaluation opened() {
    return model.openedProperty().get();
  }

  private OpenEvaluation evaluate() throws Exception {
    model.evaluate();
    receiver.until(() -> opened() != null, "the evaluation " + messages);
    return opened();
  }

  @Test
  void anEvaluationOfWhatIsNoLongerChosenIsNotOpened() throws Exception {
    model.evaluate();
    model.splitProperty().set(Split.TRAIN);
    receiver.until(() -> !model.jobs().runningProperty().get(), "the end of the evaluation");
    receiver.during(Duration.ofMillis(300));
    assertNull(opened());
    model.splitProperty().set(Split.TEST);
    receiver.until(() -> opened() != null, "it was kept");
    assertEquals(Split.TEST, opened().original().split());
  }

  @Test
  void whatWasKeptOpensWhileSomethingElseRuns() throws Exception {
    evaluate();
    AtomicBoolean ended = new AtomicBoolean();
    model
        .jobs()
        .start(
            "something else",
            progress -> {
              while (!ended.get()) {
                LockSupport.parkNanos(5_000_000);
              }
              return () -> {};
            },
            messages::add);
    model.splitProperty().set(Split.TRAIN);
    assertNull(opened());
    model.splitProperty().set(Split.TEST);
    receiver.until(() -> opened() != null, "what was kept");
    assertTrue(model.jobs().runningProperty().get());
    ended.set(true);
  }

  @Test
  void drawingsThatWereAddedOrLabelledAnewAreNotJudgedByTheOldOnes() throws Exception {
    OpenEvaluation first = evaluate();
    receiver.during(Duration.ofMillis(300));
    model.refresh();
    receiver.during(Duration.ofSeconds(1));
    assertSame(first, opened(), "nothing has changed");

    String other = Integer.toString((first.original().label(0) + 1) % 10);
    drawings.relabel(half(Split.TEST).get(0).id(), other);
    model.refresh();
    receiver.until(() -> opened() != null && opened().original() != first.original(), "anew");
    assertEquals(other, Integer.toString(opened().original().label(0)));

    int before = half(Split.TEST).size();
    while (half(Split.TEST).size() == before) {
      draw();
    }
    model.refresh();
    receiver.until(() -> opened() == null, "Evaluate is offered");
    assertEquals(before + 1, evaluate().original().size());
  }

  private void correct(Evaluation evaluation, int index, int to) throws Exception {
    model
        .corrections()
        .put(
            evaluation,
            CorrectionStore.of(evaluation.data(), evaluation.split(), index, to).orElseThrow());
    receiver.until(
        () -> model.corrections().of(DATASET, evaluation.split(), index).isPresent(), "corrected");
  }

  @Test
  void correctionsThatAreNoLongerAskedForDoNotCount() throws Exception {
    Evaluation original = evaluate().original();
    correct(original, 0, (original.label(0) + 1) % 10);
    receiver.during(Duration.ofMillis(300));
    model.correctedProperty().set(true);
    receiver.untilSomethingIsThere();
    model.correctedProperty().set(false);
    receiver.during(Duration.ofMillis(300));
    assertSame(original, opened().evaluation());
    model.correctedProperty().set(true);
    receiver.until(() -> opened().evaluation() != original, "they count");
    assertNotEquals(original.label(0), opened().evaluation().label(0));
  }

  @Test
  void aCorrectionStaysWithItsDrawing() throws Exception {
    Evaluation original = evaluate().original();
    int last = original.size() - 1;
    int to = (original.label(last) + 1) % 10;
    correct(original, last, to);
    drawings.remove(half(Split.TEST).get(0).id());
    model.refresh();
    receiver.until(() -> opened() == null, "Evaluate is offered");
    evaluate();
    receiver.until(
        () -> model.corrections().of(DATASET, Split.TEST, last - 1).isPresent(), "found");
    assertEquals(1, model.corrections().of(DATASET).size());
    model.correctedProperty().set(true);
    receiver.until(() -> opened().evaluation() != opened().original(), "it counts");
    assertEquals(to, opened().evaluation().label(last - 1));
  }
}
