package org.sketch28.app.errors.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.DamagedModel;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;

class CompareViewModelTest {

  @TempDir private Path home;
  private OpenErrors errors;
  private CompareViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    errors = OpenErrors.chosen(home);
    viewModel = new CompareViewModel(errors.viewModel());
    errors.evaluate();
  }

  @AfterEach
  void close() {
    errors.close();
  }

  private void addOther() throws Exception {
    Path models = errors.workspace().ownModels();
    DamagedModel.copy(models.resolve(SmallWorkspace.MODEL), models.resolve("other"));
    errors.viewModel().refresh();
    errors.tasks().runAll();
  }

  @Test
  void aModelAloneIsNotCompared() {
    assertTrue(viewModel.others().isEmpty());
    assertNull(viewModel.otherProperty().get());
    viewModel.compare();
    errors.tasks().runAll();
    assertTrue(viewModel.comparedProperty().get().isEmpty());
  }

  @Test
  void theOtherModelIsEvaluatedOnTheSameImages() throws Exception {
    addOther();
    assertEquals("other", viewModel.otherProperty().get().manifest().name());
    viewModel.compare();
    errors.tasks().runAll();
    Compared compared = viewModel.comparedProperty().get().orElseThrow();
    Evaluation mine = errors.evaluation();
    assertTrue(compared.others().data().sameContent(mine.data()));
    assertEquals(
        compared.others().errors().length,
        compared.comparison().broken().length + compared.comparison().bothWrong().length);
    assertEquals(
        mine.errors().length,
        compared.comparison().fixed().length + compared.comparison().bothWrong().length);
    assertTrue(compared.comparison().broken().length > 0, "it is damaged");
  }

  @Test
  void correctionsCountForBothModels() throws Exception {
    addOther();
    Evaluation original = errors.evaluation();
    errors
        .viewModel()
        .corrections()
        .put(
            original,
            CorrectionStore.of(original.data(), original.split(), 0, Correction.UNCLEAR)
                .orElseThrow());
    errors.viewModel().correctedProperty().set(true);
    errors.tasks().runAll();
    viewModel.compare();
    errors.tasks().runAll();
    Compared compared = viewModel.comparedProperty().get().orElseThrow();
    assertEquals(
        List.of(false, false),
        List.of(compared.opened().evaluation().counts(0), compared.others().counts(0)));
  }

  @Test
  void aComparisonEndsWithWhatItCompared() throws Exception {
    addOther();
    viewModel.compare();
    errors.tasks().runAll();
    assertNotNull(viewModel.comparedProperty().get().orElseThrow());
    errors.viewModel().splitProperty().set(Split.TRAIN);
    assertTrue(viewModel.comparedProperty().get().isEmpty());
    assertTrue(viewModel.others().isEmpty());
  }

  @Test
  void aComparisonThatEndsLateIsNotShownWithOtherImages() throws Exception {
    addOther();
    viewModel.compare();
    errors.viewModel().splitProperty().set(Split.TRAIN);
    errors.tasks().runAll();
    assertTrue(viewModel.comparedProperty().get().isEmpty());
  }

  @Test
  void aModelThatCannotBeReadIsReported() throws Exception {
    addOther();
    Files.delete(errors.workspace().ownModels().resolve("other").resolve("model.safetensors"));
    viewModel.compare();
    errors.tasks().runAll();
    assertEquals(1, errors.messages().size());
    assertTrue(viewModel.comparedProperty().get().isEmpty());
  }
}
