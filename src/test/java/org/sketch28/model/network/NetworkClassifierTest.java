package org.sketch28.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.Prediction;
import org.sketch28.model.engine.Engines;

class NetworkClassifierTest {

  /** Two batches and a part of one. */
  private static final ImageDataset DATA = StrokeDigits.images("digits", 520, 1);

  private static Map<String, HostTensor> weights;
  private static NetworkClassifier classifier;

  @BeforeAll
  static void randomWeights() {
    Network network = Architecture.LENET5.newNetwork(10, 0);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      weights = network.export();
    }
    classifier = newClassifier();
  }

  private static NetworkClassifier newClassifier() {
    return NetworkClassifier.of(
        ClassNames.DIGITS, Architecture.LENET5, weights, Calibration.none());
  }

  @AfterAll
  static void close() {
    classifier.close();
  }

  @Test
  void allOutputsAreThoseOfTheBatches() {
    DatasetOutputs outputs = classifier.inferAll(DATA, Progress.NONE);
    assertEquals(DATA.size(), outputs.count());
    assertEquals(84, outputs.featureWidth());
    assertEquals(10, outputs.classes());
    for (int index : new int[] {0, 249, 250, 519}) {
      var single = classifier.infer(DATA.image(index).toFloats(), 1).get(0);
      assertArrayEquals(single.logits(), outputs.logits(index), 1e-4f);
      assertArrayEquals(single.features(), outputs.features(index), 1e-4f);
    }
    assertEquals(outputs, classifier.inferAll(DATA, Progress.NONE), "the same every time");
  }

  @Test
  void progressGoesFromNothingToAllAndMayCancel() {
    List<Long> done = new ArrayList<>();
    classifier.inferAll(DATA, (at, total) -> done.add(at));
    assertEquals(List.of(0L, 250L, 500L, 520L), done);
    Progress cancelled =
        (at, total) -> {
          throw new CancellationException();
        };
    assertThrows(CancellationException.class, () -> classifier.inferAll(DATA, cancelled));
  }

  @Test
  void noImagesGiveNoOutputs() {
    DatasetOutputs outputs = classifier.inferAll(DATA.select("none", new int[0]), Progress.NONE);
    assertEquals(0, outputs.count());
    assertEquals(0, outputs.featureWidth());
    assertEquals(0, outputs.classes());
  }

  @Test
  void predictionsComeInTheOrderOfTheImages() {
    List<GrayImage> images = List.of(DATA.image(3), DATA.image(7), DATA.image(8));
    List<Prediction> together = classifier.predict(images);
    for (int i = 0; i < images.size(); i++) {
      Prediction alone = classifier.predict(images.get(i));
      assertArrayEquals(alone.probabilities(), together.get(i).probabilities(), 1e-5f);
      assertTrue(together.get(i).known());
    }
  }

  @Test
  void imagesOfAnotherSizeAreRefused() {
    GrayImage small = GrayImage.of(20, 20, (x, y) -> 0);
    assertThrows(IllegalArgumentException.class, () -> classifier.predict(small));
  }

  @Test
  void aClosedClassifierIsRefused() {
    NetworkClassifier closed = newClassifier();
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.predict(DATA.image(0)));
    assertThrows(IllegalStateException.class, () -> closed.inferAll(DATA, Progress.NONE));
  }

  @Test
  void parametersThatCannotBeReadLeaveNoClassifier() {
    var e =
        assertThrows(
            UserFacingException.class,
            () ->
                NetworkClassifier.create(
                    ClassNames.DIGITS,
                    Architecture.LINEAR.newNetwork(10, 0),
                    shapes -> {
                      throw new UserFacingException("damaged");
                    },
                    tensors -> Calibration.none()));
    assertEquals("damaged", e.getMessage());
  }

  @Test
  void theCostOfANetworkIsCounted() {
    NetworkCost linear = NetworkCost.of(Architecture.LINEAR, 10);
    assertEquals(784 * 10 + 10, linear.parameters());
    assertEquals(784 * 10, linear.multiplyAdds());
    NetworkCost lenet = NetworkCost.of(Architecture.LENET5, 10);
    assertEquals(61_706, lenet.parameters());
    NetworkCost resnet = NetworkCost.of(Architecture.RESNET, 10);
    assertEquals(9.4, resnet.multiplyAdds() / 1e6, 0.01);
  }

  @Test
  void anUnknownArchitectureIsReportedWithThoseThereAre() throws Exception {
    assertEquals(Architecture.CNN_WIDE, Architecture.named("Cnn_Wide"));
    var e = assertThrows(UserFacingException.class, () -> Architecture.named("vgg"));
    assertTrue(e.getMessage().contains("vgg") && e.getMessage().contains("lenet5"));
  }

  @Test
  void theBareEngineRunsOverWholeBatches() {
    assertTrue(BareInference.imagesPerSecond(classifier, DATA) > 0);
  }
}
