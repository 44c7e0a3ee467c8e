package org.sketch28.app.errors.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.DrawingsDataset;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;

/** What is open is what is chosen, as it is on the disk now. */
class ErrorsViewModelTest {

  private static final String DRAWINGS = "my-digits";

  @TempDir private Path home;
  private int drawn;
  private OpenErrors errors;
  private ErrorsViewModel viewModel;
  private ManualTasks tasks;

  @BeforeEach
  void open() throws Exception {
    errors = OpenErrors.chosen(home);
    viewModel = errors.viewModel();
    tasks = errors.tasks();
  }

  @AfterEach
  void close() {
    errors.close();
  }

  private DrawingStore drawings() {
    return errors.workspace().drawings();
  }

  private void draw() throws UserFacingException {
    Drawing drawing = StrokeDigits.drawing(drawn % 10, new SplittableRandom(drawn));
    drawings()
        .add(
            Domain.DIGITS,
            Integer.toString(drawn % 10),
            drawing,
            new MnistPreprocessor().apply(drawing).result());
    drawn++;
  }

  private List<SavedDrawing> part(Split split) throws UserFacingException {
    return new DrawingsDataset(Domain.DIGITS, drawings()).drawings(split);
  }

  /** Opens an evaluation of at least three of the user's own drawings. */
  private OpenEvaluation evaluateDrawings() throws Exception {
    while (part(Split.TEST).size() < 3) {
      draw();
    }
    refresh();
    errors.choose(DRAWINGS);
    return errors.evaluate();
  }

  private void refresh() {
    viewModel.refresh();
    tasks.runAll();
  }

  @Test
  void aFittingDatasetIsChosenAndNothingIsOpenYet() {
    assertEquals(SmallWorkspace.MODEL, viewModel.modelProperty().get().manifest().name());
    assertTrue(
        viewModel.datasets().stream()
            .allMatch(
                info ->
                    info.classNames()
                        .equals(viewModel.modelProperty().get().manifest().classes())));
    assertNull(errors.opened());
  }

  @Test
  void theResultIsOpenedAndSaved() throws Exception {
    List<String> notified = new ArrayList<>();
    viewModel.whenOpen(() -> notified.add("open"));
    Evaluation first = errors.evaluate().original();
    assertEquals(120, first.size());
    viewModel.splitProperty().set(Split.TRAIN);
    tasks.runAll();
    assertNull(errors.opened(), "the training images were not evaluated");
    viewModel.splitProperty().set(Split.TEST);
    tasks.runAll();
    assertEquals(first.errors().length, errors.evaluation().errors().length);
    assertEquals(List.of("open", "open"), notified);
  }

  @Test
  void theDatasetThatTheModelWasTrainedOnComesFirst() throws Exception {
    viewModel.modelProperty().set(null);
    assertTrue(viewModel.datasets().isEmpty());
    assertNull(viewModel.datasetProperty().get());
    refresh();
    assertEquals(SmallWorkspace.DATASET, viewModel.datasetProperty().get().name());
  }

  @Test
  void aModelThatIsGoneIsNoLongerOffered() throws Exception {
    errors.evaluate();
    AtomicFiles.deleteTree(errors.workspace().ownModels().resolve(SmallWorkspace.MODEL));
    refresh();
    assertTrue(viewModel.models().isEmpty());
    assertNull(errors.opened());
    viewModel.evaluate();
    tasks.runAll();
    assertTrue(errors.messages().isEmpty(), "there is nothing to evaluate");
  }

  @Test
  void aModelThatCannotBeReadIsReported() throws Exception {
    Files.delete(
        errors.workspace().ownModels().resolve(SmallWorkspace.MODEL).resolve("model.safetensors"));
    errors.evaluate();
    assertEquals(1, errors.messages().size());
    assertNull(errors.opened());
  }

  @Test
  void anEvaluationOfWhatIsNoLongerChosenIsNotOpened() {
    viewModel.evaluate();
    viewModel.splitProperty().set(Split.TRAIN);
    tasks.runAll();
    assertNull(errors.opened());
    viewModel.splitProperty().set(Split.TEST);
    tasks.runAll();
    assertEquals(Split.TEST, errors.opened().original().split(), "it was saved");
  }

  @Test
  void aSavedEvaluationOpensWhileAnotherJobIsRunning() {
    errors.evaluate();
    viewModel
        .jobs()
        .start(
            "something else",
            progress -> {
              viewModel.splitProperty().set(Split.TRAIN);
              assertNull(errors.opened());
              viewModel.splitProperty().set(Split.TEST);
              while (errors.opened() == null && tasks.runNext()) {}
              assertTrue(viewModel.jobs().runningProperty().get());
              assertNotSame(null, errors.opened());
              return () -> {};
            },
            errors.messages()::add);
    tasks.runAll();
    assertEquals(Split.TEST, errors.opened().original().split());
  }

  @Test
  void anEvaluationOfDrawingsStaysOpenIfNothingHasChanged() throws Exception {
    OpenEvaluation first = evaluateDrawings();
    refresh();
    assertSame(first, errors.opened());
  }

  @Test
  void relabelledDrawingsAreJudgedByTheirNewLabels() throws Exception {
    OpenEvaluation first = evaluateDrawings();
    String other = Integer.toString((first.original().label(0) + 1) % 10);
    drawings().relabel(part(Split.TEST).get(0).id(), other);
    refresh();
    assertNotSame(first.original(), errors.opened().original());
    assertEquals(other, Integer.toString(errors.opened().original().label(0)));
  }

  @Test
  void newDrawingsHaveToBeEvaluated() throws Exception {
    evaluateDrawings();
    int before = part(Split.TEST).size();
    while (part(Split.TEST).size() == before) {
      draw();
    }
    refresh();
    assertNull(errors.opened(), "Evaluate is offered");
    assertEquals(before + 1, errors.evaluate().original().size());
  }

  private void correct(Evaluation evaluation, int index, int to) {
    viewModel
        .corrections()
        .put(
            evaluation,
            CorrectionStore.of(evaluation.data(), evaluation.split(), index, to).orElseThrow());
    tasks.runAll();
  }

  @Test
  void correctionsCountOnlyWhileTheyAreAskedFor() {
    Evaluation original = errors.evaluate().original();
    int to = (original.label(0) + 1) % 10;
    correct(original, 0, to);
    assertSame(original, errors.evaluation());
    viewModel.correctedProperty().set(true);
    tasks.runNext();
    viewModel.correctedProperty().set(false);
    tasks.runAll();
    assertSame(original, errors.evaluation(), "the result of the judging came too late");
    viewModel.correctedProperty().set(true);
    tasks.runAll();
    assertEquals(to, errors.evaluation().label(0));
    viewModel.correctedProperty().set(false);
    assertSame(original, errors.evaluation());
  }

  @Test
  void aCorrectionCountsAtOnceWhileCorrectionsAreAskedFor() {
    Evaluation original = errors.evaluate().original();
    viewModel.correctedProperty().set(true);
    tasks.runAll();
    assertSame(original, errors.evaluation());
    correct(original, 5, Correction.UNCLEAR);
    assertNotEquals(original.counts(5), errors.evaluation().counts(5));
  }

  @Test
  void aCorrectionStaysWithItsDrawing() throws Exception {
    Evaluation original = evaluateDrawings().original();
    int last = original.size() - 1;
    int to = (original.label(last) + 1) % 10;
    correct(original, last, to);
    drawings().remove(part(Split.TEST).get(0).id());
    refresh();
    assertNull(errors.opened(), "Evaluate is offered");
    errors.evaluate();
    assertTrue(viewModel.corrections().of(DRAWINGS, Split.TEST, last - 1).isPresent());
    assertEquals(1, viewModel.corrections().of(DRAWINGS).size());
    viewModel.correctedProperty().set(true);
    tasks.runAll();
    assertEquals(to, errors.evaluation().label(last - 1));
  }

  @Test
  void anImageIsDescribedByItsLabelAndPrediction() {
    Evaluation evaluation = errors.evaluate().original();
    int wrong = evaluation.errors()[0];
    assertTrue(errors.opened().describe(wrong).startsWith("Image " + wrong + ": "));
    correct(evaluation, wrong, Correction.UNCLEAR);
    viewModel.correctedProperty().set(true);
    tasks.runAll();
    String words = errors.opened().describe(wrong);
    assertTrue(words.contains("unclear, predicted as"), words);
  }
}
