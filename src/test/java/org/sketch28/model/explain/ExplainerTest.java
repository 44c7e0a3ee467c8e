package org.sketch28.model.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;

/** Attributions against what they are defined by, on every architecture. */
class ExplainerTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 20, 3);
  private static final Map<Architecture, NetworkClassifier> NETWORKS =
      new EnumMap<>(Architecture.class);

  @AfterAll
  static void close() {
    NETWORKS.values().forEach(NetworkClassifier::close);
  }

  private static NetworkClassifier network(Architecture architecture) {
    return NETWORKS.computeIfAbsent(architecture, RandomNetworks::create);
  }

  private static float[] image(int index) {
    float[] image = DIGITS.image(index).toFloats();
    // Where all pixels are 0, pooling has ties and no derivative.
    Random random = new Random(index);
    for (int i = 0; i < image.length; i++) {
      image[i] = 0.8f * image[i] + 0.2f * random.nextFloat();
    }
    return image;
  }

  private static double logit(ScoredClassifier classifier, float[] image, int classIndex) {
    return classifier.infer(image, 1).get(0).logits()[classIndex];
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void gradientsAreFiniteDifferences(Architecture architecture) {
    assertGradient(network(architecture));
  }

  @Test
  void gradientsGoBackToTheImageBeforeItWasPrepared() {
    assertGradient(stretched());
  }

  private static PreparedClassifier stretched() {
    return new PreparedClassifier(network(Architecture.LENET5), ImagePreparation.WIDTH_14);
  }

  private static void assertGradient(ScoredClassifier classifier) {
    float[] image = image(4);
    float[] gradient = Explainer.of(classifier).orElseThrow().gradient(image, 3);
    Random random = new Random(5);
    double error = 0;
    double whole = 0;
    for (int i = 0; i < 20; i++) {
      // Along random directions, where the kinks of ReLU and pooling average out.
      float[] direction = new float[image.length];
      double expected = 0;
      for (int p = 0; p < direction.length; p++) {
        direction[p] = (float) random.nextGaussian();
        expected += direction[p] * gradient[p];
      }
      double h = 2e-4;
      double slope =
          (logit(classifier, moved(image, direction, h), 3)
                  - logit(classifier, moved(image, direction, -h), 3))
              / (2 * h);
      error += (expected - slope) * (expected - slope);
      whole += expected * expected;
    }
    assertTrue(error < 0.05 * 0.05 * whole, "relative error " + Math.sqrt(error / whole));
  }

  private static float[] moved(float[] image, float[] direction, double by) {
    float[] moved = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      moved[i] = (float) (image[i] + by * direction[i]);
    }
    return moved;
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void integratedGradientsAreComplete(Architecture architecture) {
    assertComplete(network(architecture));
  }

  @Test
  void integratedGradientsOfAPreparedImageAreComplete() {
    assertComplete(stretched());
  }

  private static void assertComplete(ScoredClassifier classifier) {
    float[] image = image(8);
    Explainer.Integrated integrated =
        Explainer.of(classifier).orElseThrow().integratedGradients(image, 2, 64);
    double difference = logit(classifier, image, 2) - logit(classifier, new float[image.length], 2);
    double sum = 0;
    for (float value : integrated.attribution()) {
      sum += value;
    }
    assertEquals(difference, sum + integrated.residual(), 1e-3 * (1 + Math.abs(difference)));
    assertTrue(
        Math.abs(integrated.residual()) < 0.1 * (1 + Math.abs(difference)),
        integrated.residual() + " of " + difference);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void occlusionBlanksPatches(Architecture architecture) {
    NetworkClassifier classifier = network(architecture);
    float[] image = image(6);
    float[] map = Occlusion.of(classifier, image, 1);
    // Only the first patch holds the first pixel.
    float[] without = image.clone();
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 5; x++) {
        without[y * 28 + x] = 0;
      }
    }
    assertEquals(logit(classifier, image, 1) - logit(classifier, without, 1), map[0], 1e-3);
    without = image.clone();
    for (int y = 23; y < 28; y++) {
      for (int x = 23; x < 28; x++) {
        without[y * 28 + x] = 0;
      }
    }
    assertEquals(logit(classifier, image, 1) - logit(classifier, without, 1), map[783], 1e-3);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void layersEndWithTheLogits(Architecture architecture) {
    NetworkClassifier classifier = network(architecture);
    float[] image = image(2);
    List<FeatureMaps> layers = new Explainer(classifier).layers(image);
    float[] last = layers.get(layers.size() - 1).values();
    float[] logits = classifier.infer(image, 1).get(0).logits();
    for (int i = 0; i < logits.length; i++) {
      assertEquals(logits[i], last[i], 1e-4);
    }
    for (FeatureMaps maps : layers) {
      assertEquals(maps.channels() * maps.height() * maps.width(), maps.values().length);
    }
  }
}
