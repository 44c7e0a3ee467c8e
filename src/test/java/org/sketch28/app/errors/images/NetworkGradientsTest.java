package org.sketch28.app.errors.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.store.ModelStore;

class NetworkGradientsTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 2, 3);

  /** The logit of an ensemble is no sum of those of its members. */
  @Test
  void onlyASingleNetworkHasAResidual() {
    float[] image = DIGITS.image(0).toFloats();
    try (NetworkClassifier network = RandomNetworks.create(Architecture.LENET5);
        EnsembleClassifier ensemble = RandomNetworks.ensemble()) {
      assertTrue(residual(network, image).isPresent());
      assertTrue(residual(ensemble, image).isEmpty());
    }
  }

  private static OptionalDouble residual(ScoredClassifier classifier, float[] image) {
    return NetworkGradients.of(classifier).orElseThrow().integrated(image, 4).residual();
  }

  @Test
  void aModelWithoutGradientSaysSoAndIsExplainedByOcclusion() throws Exception {
    ModelStore.Entry lira = new ModelStore(List.of(Path.of("models"))).find("lira-small");
    try (ImageExplainer explainer = new ImageExplainer()) {
      for (AttributionMethod method : AttributionMethod.values()) {
        ImageExplainer.Explanation found =
            explainer.explain(new ImageExplainer.Question(lira, DIGITS.image(0), method, 4, false));
        boolean gradient =
            method == AttributionMethod.GRADIENT || method == AttributionMethod.INTEGRATED;
        assertEquals(gradient, found.impossible(), method.toString());
        assertEquals(method == AttributionMethod.OCCLUSION, found.attribution().isPresent());
      }
      ImageExplainer.Explanation evidence =
          explainer.explain(
              new ImageExplainer.Question(lira, DIGITS.image(0), AttributionMethod.NONE, 4, true));
      assertFalse(evidence.impossible());
      assertTrue(evidence.layers().size() > 0);
    }
    assertEquals(Optional.empty(), NetworkGradients.of(ModelStore.load(lira)));
  }
}
