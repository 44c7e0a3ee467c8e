package org.sketch28.app.errors.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.Calibration;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.store.ModelStore;

class NetworkGradientsTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 2, 3);

  @Test
  void anEnsembleHasTheWeightedMeanOfItsMembers() {
    NetworkClassifier first = RandomNetworks.create(Architecture.LENET5);
    NetworkClassifier second = RandomNetworks.create(Architecture.MLP);
    try (EnsembleClassifier ensemble =
        new EnsembleClassifier(
            DIGITS.classNames(),
            List.of(
                new EnsembleClassifier.Member("first", first, 0.75),
                new EnsembleClassifier.Member("second", second, 0.25)),
            Calibration.none())) {
      float[] image = DIGITS.image(0).toFloats();
      Attribution mean = NetworkGradients.of(ensemble).orElseThrow().integrated(image, 4);
      Attribution one = NetworkGradients.of(first).orElseThrow().integrated(image, 4);
      Attribution other = NetworkGradients.of(second).orElseThrow().integrated(image, 4);
      float[] expected = new float[image.length];
      for (int i = 0; i < expected.length; i++) {
        expected[i] = 0.75f * one.values()[i] + 0.25f * other.values()[i];
      }
      assertArrayEquals(expected, mean.values(), 1e-5f);
      assertTrue(one.residual().isPresent());
      assertTrue(mean.residual().isEmpty(), "its logit is no sum of those of its members");
    }
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
