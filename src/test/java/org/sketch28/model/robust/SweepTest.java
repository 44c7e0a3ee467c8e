package org.sketch28.model.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** Images that are changed more and more, read by a model that ships. */
class SweepTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 20, 3);
  private static final ModelStore SHIPPED = new ModelStore(List.of(Path.of("models")));
  private static Recognizer lenet;

  @BeforeAll
  static void load() throws Exception {
    lenet = Recognizer.load(SHIPPED.find("lenet5-1998"));
  }

  @AfterAll
  static void close() {
    lenet.close();
  }

  private static Sweep sweep(Disturbance kind, int image) {
    return Sweep.of(lenet.classifier(), kind, DIGITS.image(image), 14, 14).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Disturbance.class)
  void strengthsGrowFromNothing(Disturbance kind) {
    Sweep sweep = sweep(kind, 0);
    assertEquals(Disturber.STEPS + 1, sweep.steps().size());
    assertEquals(DIGITS.image(0), sweep.steps().get(0).image());
    assertEquals(0, sweep.steps().get(0).strength());
    assertEquals(kind.most(), sweep.steps().get(Disturber.STEPS).strength());
    assertFalse(sweep.steps().get(Disturber.STEPS).image().equals(DIGITS.image(0)));
    sweep
        .flip()
        .ifPresent(
            flip ->
                assertTrue(
                    sweep.steps().get(flip).prediction().best() != sweep.original()
                        && sweep.steps().get(flip - 1).prediction().best() == sweep.original()));
  }

  @ParameterizedTest
  @EnumSource(
      value = Disturbance.class,
      names = {"FGSM", "PGD"})
  void attacksChangeNoPixelByMoreThanEpsilon(Disturbance kind) {
    for (Sweep.Step step : sweep(kind, 1).steps()) {
      for (int y = 0; y < 28; y++) {
        for (int x = 0; x < 28; x++) {
          double change = Math.abs(step.image().get(x, y) - DIGITS.image(1).get(x, y)) / 255.0;
          assertTrue(change <= step.strength() + 0.5 / 255 + 1e-6);
        }
      }
    }
  }

  /** An attack that does not raise the loss more than noise of the same size does nothing. */
  @Test
  void severalStepsAttackMoreThanOneAndBothMoreThanNoise() {
    double noise = 0;
    double one = 0;
    double several = 0;
    for (int i = 0; i < DIGITS.size(); i++) {
      noise += confidence(sweep(Disturbance.NOISE, i), 3);
      one += confidence(sweep(Disturbance.FGSM, i), 6);
      several += confidence(sweep(Disturbance.PGD, i), 6);
    }
    assertTrue(one < noise, one + " and " + noise);
    assertTrue(several < one, several + " and " + one);
  }

  /** What is left of the probability of the class before, at 0.15. */
  private static double confidence(Sweep sweep, int step) {
    return sweep.steps().get(step).prediction().probabilities()[sweep.original()];
  }

  @Test
  void aQuarterOfATurnMovesPixelsToTheirPlaces() {
    GrayImage image = GrayImage.of(28, 28, (x, y) -> x == 20 && y == 5 ? 255 : 0);
    List<float[]> turned = new Disturber(image.toFloats()).disturbed(Disturbance.ROTATION, 14, 14);
    float[] half = turned.get(Disturber.STEPS);
    assertEquals(1, half[(27 - 5) * 28 + (27 - 20)], 1e-4);
    float[] quarter = turned.get(Disturber.STEPS / 2);
    assertEquals(1, quarter[20 * 28 + (27 - 5)], 1e-4);
  }

  @Test
  void blurKeepsTheInkAndErasingTakesIt() {
    GrayImage image = GrayImage.of(28, 28, (x, y) -> x == 14 && y == 14 ? 255 : 0);
    Disturber disturber = new Disturber(image.toFloats());
    float[] blurred = disturber.disturbed(Disturbance.BLUR, 14, 14).get(5);
    double sum = 0;
    for (float value : blurred) {
      sum += value;
    }
    assertEquals(1, sum, 0.02);
    assertTrue(blurred[14 * 28 + 14] < 0.5);
    float[] elsewhere = disturber.disturbed(Disturbance.ERASING, 4, 4).get(6);
    assertEquals(1, elsewhere[14 * 28 + 14]);
    float[] here = disturber.disturbed(Disturbance.ERASING, 14, 14).get(6);
    assertEquals(0, here[14 * 28 + 14]);
  }

  @Test
  void modelsWithoutGradientCannotBeAttacked() throws Exception {
    try (Recognizer lira = Recognizer.load(SHIPPED.find("lira-small"))) {
      assertEquals(
          Optional.empty(), Sweep.of(lira.classifier(), Disturbance.FGSM, DIGITS.image(0), 14, 14));
      assertTrue(
          Sweep.of(lira.classifier(), Disturbance.NOISE, DIGITS.image(0), 14, 14).isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void lossGradientsAreFiniteDifferences(Architecture architecture) {
    try (NetworkClassifier network = RandomNetworks.create(architecture)) {
      // Where all pixels are 0, pooling has ties and no derivative.
      float[] image = DIGITS.image(2).toFloats();
      Random random = new Random(2);
      for (int i = 0; i < image.length; i++) {
        image[i] = 0.8f * image[i] + 0.2f * random.nextFloat();
      }
      float[] gradient = LossGradient.of(network).orElseThrow().of(image, 1, 4);
      double length = 0;
      for (float value : gradient) {
        length += value * value;
      }
      length = Math.sqrt(length);
      float step = 0.002f;
      float[] ahead = image.clone();
      float[] behind = image.clone();
      for (int i = 0; i < image.length; i++) {
        float part = (float) (step * gradient[i] / length);
        ahead[i] += part;
        behind[i] -= part;
      }
      double along = (loss(network, ahead, 4) - loss(network, behind, 4)) / (2 * step);
      assertEquals(length, along, 0.05 * length + 1e-3);
    }
  }

  private static double loss(NetworkClassifier network, float[] image, int label) {
    float[] logits = network.infer(image, 1).get(0).logits();
    double sum = -1;
    for (float logit : logits) {
      sum += Math.exp(logit - logits[label]);
    }
    return Math.log(sum);
  }
}
