package org.sketch28.app.errors.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;

class CorrectionsViewModelTest {

  @TempDir private Path home;
  private OpenErrors errors;
  private CorrectionsViewModel viewModel;
  private Evaluation evaluation;

  @BeforeEach
  void open() throws Exception {
    errors = OpenErrors.evaluated(home);
    viewModel = errors.viewModel().corrections();
    evaluation = errors.opened().original();
  }

  @AfterEach
  void close() {
    errors.close();
  }

  private Correction correction(int index) {
    int to = (evaluation.label(index) + 1) % 10;
    return CorrectionStore.of(evaluation.data(), Split.TEST, index, to).orElseThrow();
  }

  @Test
  void aCorrectionIsSavedReplacedAndRemoved() throws Exception {
    int version = viewModel.versionProperty().get();
    viewModel.put(evaluation, correction(3));
    viewModel.put(
        evaluation,
        CorrectionStore.of(evaluation.data(), Split.TEST, 3, Correction.UNCLEAR).orElseThrow());
    viewModel.put(evaluation, correction(4));
    assertTrue(viewModel.of(SmallWorkspace.DATASET).isEmpty(), "not before it is saved");
    errors.tasks().runAll();
    assertEquals(version + 3, viewModel.versionProperty().get());
    assertEquals(
        Correction.UNCLEAR,
        viewModel.of(SmallWorkspace.DATASET, Split.TEST, 3).orElseThrow().to());
    assertEquals(2, errors.workspace().corrections().list(SmallWorkspace.DATASET).size());
    viewModel.remove(evaluation, 3);
    errors.tasks().runAll();
    assertEquals(List.of(correction(4)), viewModel.of(SmallWorkspace.DATASET));
    assertTrue(viewModel.of(SmallWorkspace.DATASET, Split.TRAIN, 4).isEmpty());
  }

  @Test
  void correctionsAreExportedAsATable() throws Exception {
    viewModel.put(evaluation, correction(3));
    Path file = home.resolve("corrections.csv");
    viewModel.export(evaluation, file);
    errors.tasks().runAll();
    assertEquals(2, Files.readAllLines(file).size(), "a heading and a correction");
  }

  @Test
  void anExportThatCannotBeWrittenIsReported() {
    viewModel.export(evaluation, home.resolve("missing").resolve("file.csv").resolve("x"));
    viewModel.export(evaluation, home);
    errors.tasks().runAll();
    assertTrue(!errors.messages().isEmpty());
    assertTrue(
        errors.messages().get(errors.messages().size() - 1).contains(home.toString()),
        errors.messages().toString());
  }
}
