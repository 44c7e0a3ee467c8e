package org.sketch28.app.errors.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;

class MapViewModelTest {

  @TempDir private Path home;
  private OpenErrors errors;
  private MapViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    errors = OpenErrors.chosen(home);
    viewModel = new MapViewModel(errors.viewModel(), errors.tasks().tasks());
    errors.evaluate();
  }

  @AfterEach
  void close() {
    viewModel.close();
    errors.close();
  }

  private MapViewModel.Placed placed() {
    return viewModel.placedProperty().get();
  }

  @Test
  void atFirstImagesArePlacedByPrincipalComponents() {
    assertEquals(MapViewModel.Kind.PCA, placed().kind());
    assertEquals(2 * errors.evaluation().size(), placed().places().length);
  }

  @Test
  void aMapIsComputedOnceAndSaved() {
    viewModel.showTsne();
    errors.tasks().runAll();
    assertEquals(MapViewModel.Kind.TSNE, placed().kind());
    float[] tsne = placed().places();
    viewModel.showPca();
    errors.tasks().runAll();
    assertEquals(MapViewModel.Kind.PCA, placed().kind());
    assertFalse(Arrays.equals(tsne, placed().places()));
    viewModel.showTsne();
    errors.tasks().runAll();
    assertArrayEquals(tsne, placed().places());
    errors.viewModel().splitProperty().set(Split.TRAIN);
    assertNull(placed());
    errors.viewModel().splitProperty().set(Split.TEST);
    errors.tasks().runAll();
    assertEquals(MapViewModel.Kind.TSNE, placed().kind(), "the saved map is shown at once");
  }

  @Test
  void correctionsDoNotMoveImages() {
    float[] places = placed().places();
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
    assertSame(places, placed().places());
    assertSame(errors.opened(), placed().opened());
  }

  @Test
  void aMapOfWhatIsNoLongerOpenIsNotShown() {
    viewModel.showTsne();
    errors.viewModel().splitProperty().set(Split.TRAIN);
    errors.tasks().runAll();
    assertNull(placed());
  }

  @Test
  void thereIsNoMapWhileNothingIsOpen() {
    errors.viewModel().splitProperty().set(Split.TRAIN);
    viewModel.showPca();
    viewModel.showTsne();
    errors.tasks().runAll();
    assertNull(placed());
    assertTrue(errors.messages().isEmpty());
  }
}
