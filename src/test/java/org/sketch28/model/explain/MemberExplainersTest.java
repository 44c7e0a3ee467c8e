package org.sketch28.model.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.store.ModelStore;

class MemberExplainersTest {

  @Test
  void theMeanOfAnEnsembleIsWeighted() {
    float[] image = StrokeDigits.images("digits", 2, 3).image(0).toFloats();
    try (EnsembleClassifier ensemble = RandomNetworks.ensemble()) {
      float[] expected = new float[image.length];
      for (EnsembleClassifier.Member member : ensemble.members()) {
        float[] own = loss(member.classifier(), image);
        for (int i = 0; i < expected.length; i++) {
          expected[i] += (float) (member.weight() * own[i]);
        }
      }
      assertArrayEquals(expected, loss(ensemble, image), 1e-5f);
    }
  }

  private static float[] loss(ScoredClassifier classifier, float[] image) {
    return MemberExplainers.of(classifier)
        .orElseThrow()
        .mean(explainer -> explainer.lossGradients(image, 1, 3));
  }

  @Test
  void modelsThatAreNoNetworksHaveNone() throws Exception {
    ModelStore.Entry entry = new ModelStore(List.of(Path.of("models"))).find("lira-small");
    try (ScoredClassifier lira = ModelStore.load(entry)) {
      assertEquals(Optional.empty(), MemberExplainers.of(lira));
    }
  }
}
