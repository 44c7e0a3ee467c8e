package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sketch28.data.Split;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;

class ChosenByTestTest {

  private static ModelManifestBuilder of(String dataset) {
    return ModelManifestBuilder.builder()
        .data(new ModelManifest.Data(dataset, Map.of(), ""))
        .results(
            List.of(new ModelManifest.Result(ModelBuilder.CHOSEN_BY_TEST, 0.99, 100, "sketch28")));
  }

  @Test
  void theTestImagesOfItsOwnDatasetHaveChosenAModel() {
    ModelManifest model = of("mnist,emnist-digits").build();
    assertTrue(ChosenByTest.is(model, "mnist", Split.TEST));
    assertFalse(ChosenByTest.is(model, "emnist-digits", Split.TEST), "its first dataset's");
    assertFalse(ChosenByTest.is(model, "mnist", Split.TRAIN));
    assertFalse(ChosenByTest.is(ModelManifestBuilder.builder(model).results(List.of()).build()));
  }

  /** Corrections change labels; the images are the same. */
  @Test
  void correctionsMakeNoOtherImages() {
    assertTrue(ChosenByTest.is(of("mnist+corrections").build(), "mnist", Split.TEST));
    assertTrue(ChosenByTest.is(of("mnist").build(), "mnist+corrections", Split.TEST));
  }

  @Test
  void aModelThatWasAdaptedStaysChosen() {
    ModelManifest adapted =
        of("mnist").results(List.of()).recipe(Map.of(ChosenByTest.INHERITED, true)).build();
    assertTrue(ChosenByTest.is(adapted, "mnist", Split.TEST));
  }
}
