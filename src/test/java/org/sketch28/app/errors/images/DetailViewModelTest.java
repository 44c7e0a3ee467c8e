package org.sketch28.app.errors.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.evaluate.Neighbours;

class DetailViewModelTest {

  @TempDir private Path home;
  private OpenErrors errors;
  private ImagesViewModel images;
  private DetailViewModel viewModel;
  private int wrong;

  @BeforeEach
  void anErrorIsSelected() throws Exception {
    errors = OpenErrors.chosen(home);
    images = new ImagesViewModel(errors.viewModel(), errors.tasks().tasks());
    viewModel = new DetailViewModel(errors.viewModel(), images, errors.tasks().tasks());
    errors.evaluate();
    wrong = errors.evaluation().errors()[0];
    images.selectedProperty().set(wrong);
    errors.tasks().runAll();
  }

  @AfterEach
  void close() {
    viewModel.close();
    images.close();
    errors.tasks().runAll();
    errors.close();
  }

  private float[] attribution(AttributionMethod method) {
    viewModel.methodProperty().set(method);
    errors.tasks().runAll();
    return viewModel.attributionProperty().get().orElseThrow().values();
  }

  @ParameterizedTest
  @EnumSource(value = AttributionMethod.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void thePredictionIsAttributedToPixels(AttributionMethod method) {
    float[] values = attribution(method);
    assertEquals(28 * 28, values.length);
    boolean any = false;
    for (float value : values) {
      any |= value != 0;
    }
    assertTrue(any);
    assertEquals(
        method == AttributionMethod.INTEGRATED,
        viewModel.attributionProperty().get().orElseThrow().residual().isPresent());
  }

  @Test
  void theLabelCanBeAttributedInstead() {
    float[] predicted = attribution(AttributionMethod.GRADIENT).clone();
    viewModel.forLabelProperty().set(true);
    float[] label = attribution(AttributionMethod.GRADIENT);
    assertFalse(Arrays.equals(predicted, label));
  }

  @Test
  void nothingIsExplainedUnlessAskedFor() {
    assertTrue(viewModel.attributionProperty().get().isEmpty());
    assertTrue(viewModel.layersProperty().get().isEmpty());
    attribution(AttributionMethod.GRADIENT);
    viewModel.methodProperty().set(AttributionMethod.NONE);
    assertTrue(viewModel.attributionProperty().get().isEmpty());
  }

  @Test
  void featureMapsAreComputedWhenAskedFor() {
    viewModel.layersWantedProperty().set(true);
    errors.tasks().runAll();
    assertFalse(viewModel.layersProperty().get().isEmpty());
    images.selectedProperty().set(-1);
    assertTrue(viewModel.layersProperty().get().isEmpty());
    assertTrue(viewModel.opened().isEmpty());
  }

  @Test
  void aModelThatCannotBeLoadedExplainsNothing() throws Exception {
    Files.delete(
        errors.workspace().ownModels().resolve(SmallWorkspace.MODEL).resolve("model.safetensors"));
    viewModel.methodProperty().set(AttributionMethod.GRADIENT);
    errors.tasks().runAll();
    assertTrue(viewModel.attributionProperty().get().isEmpty());
  }

  @Test
  void neighboursAreFoundOnceTheTrainingImagesWereEvaluated() {
    assertTrue(viewModel.neighboursProperty().get().isEmpty());
    viewModel.prepareNeighbours();
    errors.tasks().runAll();
    NeighbourFinder.Nearest nearest = viewModel.neighboursProperty().get().orElseThrow();
    assertEquals(300, nearest.data().size());
    List<Double> distances = nearest.neighbours().stream().map(each -> each.distance()).toList();
    assertEquals(8, distances.size());
    assertEquals(distances.stream().sorted().toList(), distances);
    images.selectedProperty().set(wrong + 1);
    errors.tasks().runAll();
    assertTrue(viewModel.neighboursProperty().get().isPresent(), "of the next image, too");
  }

  @Test
  void aTrainingImageIsNotItsOwnNeighbour() {
    errors.viewModel().splitProperty().set(Split.TRAIN);
    errors.evaluate();
    images.selectedProperty().set(17);
    errors.tasks().runAll();
    List<Integer> nearest =
        viewModel.neighboursProperty().get().orElseThrow().neighbours().stream()
            .map(Neighbours.Neighbour::index)
            .toList();
    assertEquals(8, nearest.size());
    assertFalse(nearest.contains(17));
  }

  @Test
  void aLabelIsCorrectedAndTheCorrectionTakenBack() throws Exception {
    int label = errors.evaluation().label(wrong);
    int other = (label + 1) % 10;
    viewModel.correct(other);
    errors.tasks().runAll();
    List<Correction> saved = errors.workspace().corrections().list(SmallWorkspace.DATASET);
    assertEquals(List.of(other), saved.stream().map(Correction::to).toList());
    assertNotEquals(label, other);
    viewModel.correct(label);
    errors.tasks().runAll();
    assertTrue(errors.workspace().corrections().list(SmallWorkspace.DATASET).isEmpty());
  }

  @Test
  void nothingHappensWhileNothingIsOpen() {
    errors.viewModel().splitProperty().set(Split.TRAIN);
    viewModel.prepareNeighbours();
    viewModel.correct(3);
    errors.tasks().runAll();
    assertTrue(errors.messages().isEmpty());
    assertArrayEquals(
        new int[0],
        errors.viewModel().corrections().of(SmallWorkspace.DATASET).stream()
            .mapToInt(Correction::index)
            .toArray());
  }
}
