package org.sketch28.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.engine.NDArrayCopies;

/** Channels of zeros change neither the outputs nor the gradients. */
class BlockedConvolutionTest {

  private static final int IMAGES = 4;

  private final Network network = Architecture.LENET5.newNetwork(10, 0);

  @Test
  void trainingSeesTheSameLogitsAsEvaluation() {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      NDArray images = images(manager);
      assertArrayEquals(
          logits(network, manager, images, false).toFloatArray(),
          logits(network, manager, images, true).toFloatArray(),
          1e-5f);
    }
  }

  @Test
  void gradientsOfKernelsAreThoseOfSmallChanges() {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      NDArray images = images(manager);
      for (Map.Entry<String, NDArray> entry : network.arrays().entrySet()) {
        if (entry.getKey().contains("Conv2d")) {
          entry.getValue().setRequiresGradient(true);
        }
      }
      try (GradientCollector collector = Gradients.collect()) {
        collector.backward(logits(network, manager, images, true).get(":, 3").sum());
      }
      Map<String, HostTensor> before = network.export();
      for (Map.Entry<String, NDArray> entry : network.arrays().entrySet()) {
        if (entry.getKey().contains("Conv2d")) {
          float[] gradient = entry.getValue().getGradient().toFloatArray();
          int index = gradient.length / 2;
          assertEquals(
              slope(manager, images, before, entry.getKey(), index),
              gradient[index],
              0.02 * Math.abs(gradient[index]) + 2e-3,
              entry.getKey());
        }
      }
    }
  }

  private static double slope(
      NDManager manager, NDArray images, Map<String, HostTensor> at, String name, int index) {
    float step = 1e-2f;
    double difference = 0;
    for (int sign : new int[] {1, -1}) {
      float[] values = at.get(name).values().clone();
      values[index] += sign * step;
      Map<String, HostTensor> changed = new HashMap<>(at);
      changed.put(name, new HostTensor(at.get(name).shape(), values));
      Network other = Architecture.LENET5.newNetwork(10, 0);
      other.initialize(manager);
      other.load(changed);
      difference += sign * logits(other, manager, images, false).get(":, 3").sum().getFloat();
    }
    return difference / (2 * step);
  }

  private static NDArray logits(
      Network network, NDManager manager, NDArray images, boolean training) {
    return network
        .whole()
        .forward(new ParameterStore(manager, false), new NDList(images), training)
        .singletonOrThrow();
  }

  private static NDArray images(NDManager manager) {
    Random random = new Random(1);
    float[] pixels = new float[IMAGES * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextFloat();
    }
    return NDArrayCopies.create(manager, pixels, new Shape(IMAGES, 1, 28, 28));
  }
}
