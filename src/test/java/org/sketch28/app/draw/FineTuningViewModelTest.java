package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.HandAccuracy;
import org.sketch28.train.tune.PersonalFineTuning;

/** Fine-tuning with a stand-in for training, on the test's own thread. */
class FineTuningViewModelTest {

  private static final Drawing LINE =
      Drawing.of(List.of(Stroke.pen(14, new StrokePoint(140, 70), new StrokePoint(140, 210))));

  @TempDir private Path home;
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> bases = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private ModelStore.Entry digits;
  private DrawingStore drawings;
  private FineTuningViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    digits = TestModels.digits();
    drawings = new DrawingStore(home.resolve("drawings"));
    viewModel = viewModel(this::tune);
  }

  @AfterEach
  void close() {
    viewModel.close();
    assertEquals(List.of(), faults);
  }

  private FineTuningViewModel viewModel(FineTuner tuner) {
    ModelStore models =
        new ModelStore(List.of(digits.folder().getParent(), home.resolve("models")));
    Tasks tasks = ManualTasks.direct(faults);
    return new FineTuningViewModel(drawings, models, tuner, this::measure, tasks, failures::add);
  }

  private ModelStore.Entry tune(
      ModelStore.Entry base,
      List<PersonalFineTuning.Correction> corrections,
      Path folder,
      DoubleConsumer progress)
      throws UserFacingException {
    bases.add(base.manifest().name());
    corrections.forEach(correction -> labels.add(correction.label()));
    progress.accept(0.5);
    try {
      return TestModels.fineTuned(folder, base.manifest().name());
    } catch (IOException e) {
      throw new UserFacingException(e.getMessage(), e);
    }
  }

  private HandAccuracy measure(
      ModelStore.Entry model, List<PersonalFineTuning.Correction> corrections) {
    boolean tuned = FineTuningViewModel.isFineTuned(model);
    return new HandAccuracy(tuned ? 1 : 0.5, OptionalDouble.of(tuned ? 0.98 : 0.99));
  }

  private void save(int label) throws UserFacingException {
    GrayImage image = Domain.DIGITS.preprocessor().apply(LINE).result();
    drawings.add(Domain.DIGITS, Integer.toString(label), LINE, image);
  }

  private Optional<FineTuningViewModel.Outcome> outcome() {
    return viewModel.outcomeProperty().get();
  }

  @Test
  void correctionsAreCountedInEachDomainAndResumed() {
    viewModel.corrections().add();
    viewModel.corrections().add();
    viewModel.corrections().remove();
    assertEquals(1, viewModel.corrections().currentProperty().get());
    viewModel.corrections().remove();
    viewModel.corrections().remove();
    assertEquals(0, viewModel.corrections().currentProperty().get());
    viewModel.corrections().add();
    viewModel.corrections().setDomain(Domain.GARMENTS);
    assertEquals(0, viewModel.corrections().currentProperty().get());
    viewModel.corrections().add();
    viewModel.corrections().add();
    viewModel.corrections().setDomain(Domain.DIGITS);
    assertEquals(1, viewModel.corrections().currentProperty().get());
    assertEquals(Map.of(Domain.DIGITS, 1, Domain.GARMENTS, 2), viewModel.corrections().all());
    FineTuningViewModel next = viewModel(this::tune);
    next.corrections().resume(viewModel.corrections().all());
    assertEquals(1, next.corrections().currentProperty().get());
  }

  @Test
  void theModelIsFineTunedOnTheUsersDrawings() throws Exception {
    save(4);
    save(7);
    viewModel.corrections().add();
    viewModel.fineTune(digits);
    assertEquals(List.of("digits"), bases);
    assertEquals(List.of(4, 7), labels);
    FineTuningViewModel.Outcome outcome = outcome().orElseThrow();
    assertEquals(digits, outcome.before());
    assertEquals("digits-hand", outcome.after().manifest().name());
    assertEquals(2, outcome.count());
    assertEquals(0.5, outcome.from().own());
    assertEquals(1, outcome.to().own());
    assertEquals(0.98, outcome.to().others().orElseThrow());
    assertEquals(0, viewModel.corrections().currentProperty().get());
    assertEquals(List.of(), failures);
  }

  @Test
  void onlyTheNewestDrawingsAreUsed() throws Exception {
    GrayImage image = Domain.DIGITS.preprocessor().apply(LINE).result();
    drawings.add(Domain.DIGITS, "9", LINE, image);
    for (int i = 0; i < FineTuningViewModel.MAX_DRAWINGS; i++) {
      drawings.add(Domain.DIGITS, "1", LINE, image);
    }
    viewModel.fineTune(digits);
    assertEquals(FineTuningViewModel.MAX_DRAWINGS, labels.size());
    assertFalse(labels.contains(9));
  }

  @Test
  void aFineTunedModelIsFineTunedFromItsOriginal() throws Exception {
    save(4);
    viewModel.fineTune(digits);
    viewModel.fineTune(outcome().orElseThrow().after());
    assertEquals(List.of("digits", "digits"), bases);
    assertEquals("digits-hand-2", outcome().orElseThrow().after().manifest().name());
  }

  @Test
  void undoDeletesTheFineTunedModelAndGivesBackTheFormerOne() throws Exception {
    save(4);
    viewModel.corrections().add();
    viewModel.fineTune(digits);
    Path folder = outcome().orElseThrow().after().folder();
    List<ModelStore.Entry> used = new ArrayList<>();
    viewModel.undo(used::add);
    assertEquals(List.of(digits), used);
    assertFalse(Files.exists(folder));
    assertTrue(outcome().isEmpty());
    viewModel.undo(used::add);
    assertEquals(1, used.size());
    assertEquals(1, viewModel.corrections().currentProperty().get(), "it can be learned again");
  }

  @Test
  void anAcceptedModelCanBeForgottenLater() throws Exception {
    save(4);
    viewModel.fineTune(digits);
    ModelStore.Entry tuned = outcome().orElseThrow().after();
    viewModel.accept();
    List<ModelStore.Entry> used = new ArrayList<>();
    viewModel.forget(tuned, used::add);
    assertEquals(List.of("digits"), used.stream().map(e -> e.manifest().name()).toList());
    assertFalse(Files.exists(tuned.folder()));
  }

  @Test
  void withoutDrawingsThereIsNothingToLearnFrom() {
    viewModel.fineTune(digits);
    assertEquals(1, failures.size());
    assertEquals(List.of(), bases);
  }

  @Test
  void anAcceptedModelCannotBeUndone() throws Exception {
    save(4);
    viewModel.fineTune(digits);
    Path folder = outcome().orElseThrow().after().folder();
    viewModel.accept();
    viewModel.undo(entry -> failures.add("undone"));
    assertEquals(List.of(), failures);
    assertTrue(Files.exists(folder));
  }

  @Test
  void theWeightsOfARunningTrainingCannotBeFineTuned() {
    viewModel.fineTune(ModelStore.Entry.unsaved(digits.manifest()));
    assertEquals(1, failures.size());
    assertTrue(outcome().isEmpty());
    assertEquals(List.of(), bases);
  }

  @Test
  void aFailureGivesAMessageAndKeepsTheCorrections() throws Exception {
    save(4);
    FineTuningViewModel failing =
        viewModel(
            (base, corrections, folder, progress) -> {
              throw new UserFacingException("The disk is full.");
            });
    failing.corrections().add();
    failing.fineTune(digits);
    assertEquals(1, failures.size());
    assertTrue(failures.get(0).contains("The disk is full."), failures.get(0));
    assertEquals(1, failing.corrections().currentProperty().get());
    assertTrue(failing.outcomeProperty().get().isEmpty());
  }

  @Test
  void anInterruptedFineTuningHasNoOutcome() throws Exception {
    save(4);
    FineTuningViewModel interrupted =
        viewModel(
            (base, corrections, folder, progress) -> {
              throw new InterruptedException();
            });
    interrupted.fineTune(digits);
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
    assertTrue(interrupted.outcomeProperty().get().isEmpty());
    assertEquals(List.of(), failures);
  }
}
