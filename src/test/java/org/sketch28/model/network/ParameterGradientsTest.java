package org.sketch28.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.engine.NDArrayCopies;

/** Gradients of blocks with weights of their own kind, by finite differences. */
class ParameterGradientsTest {

  private static final int IMAGES = 3;

  @ParameterizedTest
  @EnumSource(
      value = Architecture.class,
      names = {"DROPCONNECT", "GRU", "SIMARD", "CIRESAN"})
  void areFiniteDifferences(Architecture architecture) {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      Network network = initialized(architecture, manager);
      NDArray images = NDArrayCopies.create(manager, random(IMAGES * 784, 3), images());
      for (MaskedBlock block : network.maskedBlocks()) {
        block.mask(mask(manager, block.factors(IMAGES)));
      }
      Map<String, float[]> gradients = gradients(network, manager, images);
      Map<String, HostTensor> before = network.export();
      double error = 0;
      double whole = 0;
      for (int trial = 0; trial < 12; trial++) {
        Random random = new Random(trial);
        Map<String, float[]> direction = new LinkedHashMap<>();
        double expected = 0;
        for (Map.Entry<String, float[]> each : gradients.entrySet()) {
          float[] way = new float[each.getValue().length];
          for (int i = 0; i < way.length; i++) {
            way[i] = (float) random.nextGaussian();
            expected += way[i] * each.getValue()[i];
          }
          direction.put(each.getKey(), way);
        }
        double h = 5e-5;
        double slope =
            (value(network, manager, images, before, direction, h)
                    - value(network, manager, images, before, direction, -h))
                / (2 * h);
        error += (expected - slope) * (expected - slope);
        whole += expected * expected;
      }
      assertTrue(error < 0.05 * 0.05 * whole, "relative error " + Math.sqrt(error / whole));
    }
  }

  @Test
  void droppedWeightsHaveNoEffect() {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      Network network = initialized(Architecture.DROPCONNECT, manager);
      MaskedBlock block = network.maskedBlocks().get(0);
      NDArray images = NDArrayCopies.create(manager, random(IMAGES * 784, 3), images());
      block.mask(manager.zeros(new Shape(block.factors(IMAGES))));
      float[] once = forward(network, manager, images, true);
      NDArray others = NDArrayCopies.create(manager, random(IMAGES * 784, 4), images());
      assertArrayEquals(once, forward(network, manager, others, true), 1e-6f);
      block.mask(manager.ones(new Shape(block.factors(IMAGES))));
      assertArrayEquals(
          forward(network, manager, images, false), forward(network, manager, images, true), 1e-4f);
    }
  }

  private static Network initialized(Architecture architecture, NDManager manager) {
    Engine.getInstance().setRandomSeed(1);
    Network network = architecture.newNetwork(10, 0.5);
    network.initialize(manager);
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    network
        .export()
        .forEach(
            (name, tensor) -> {
              float[] values = random(tensor.values().length, name.hashCode());
              float scale = (float) Math.sqrt(6.0 * tensor.shape()[0] / values.length);
              for (int i = 0; i < values.length; i++) {
                values[i] =
                    tensor.shape().length > 1 ? scale * (2 * values[i] - 1) : 0.1f * values[i];
              }
              tensors.put(name, new HostTensor(tensor.shape(), values));
            });
    network.load(tensors);
    return network;
  }

  private static Shape images() {
    return new Shape(IMAGES, 1, 28, 28);
  }

  private static NDArray mask(NDManager manager, int factors) {
    float[] mask = random(factors, 9);
    for (int i = 0; i < factors; i++) {
      mask[i] = mask[i] < 0.5f ? 0 : 2;
    }
    return NDArrayCopies.create(manager, mask, new Shape(factors));
  }

  private static float[] random(int count, int seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static Map<String, float[]> gradients(
      Network network, NDManager manager, NDArray images) {
    Map<String, NDArray> arrays = network.arrays();
    arrays.values().forEach(array -> array.setRequiresGradient(true));
    try (GradientCollector collector = Gradients.collect()) {
      collector.backward(sum(network, manager, images));
    }
    Map<String, float[]> gradients = new LinkedHashMap<>();
    arrays.forEach((name, array) -> gradients.put(name, array.getGradient().toFloatArray()));
    return gradients;
  }

  /** Weighs the logits differently, so that no two of them cancel out. */
  private static NDArray sum(Network network, NDManager manager, NDArray images) {
    NDArray logits =
        network
            .whole()
            .forward(new ParameterStore(manager, false), new NDList(images), true)
            .singletonOrThrow();
    return logits
        .mul(NDArrayCopies.create(manager, random(IMAGES * 10, 5), logits.getShape()))
        .sum();
  }

  private static double value(
      Network network,
      NDManager manager,
      NDArray images,
      Map<String, HostTensor> from,
      Map<String, float[]> direction,
      double by) {
    Map<String, HostTensor> moved = new LinkedHashMap<>();
    from.forEach(
        (name, tensor) -> {
          float[] values = tensor.values().clone();
          for (int i = 0; i < values.length; i++) {
            values[i] += (float) (by * direction.get(name)[i]);
          }
          moved.put(name, new HostTensor(tensor.shape(), values));
        });
    network.load(moved);
    float[] logits = forward(network, manager, images, true);
    float[] weights = random(IMAGES * 10, 5);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += (double) weights[i] * logits[i];
    }
    return sum;
  }

  private static float[] forward(
      Network network, NDManager manager, NDArray images, boolean training) {
    if (!training) {
      return logits(network, manager, images, false);
    }
    // Only while it records an engine computes as it does in a training.
    GradientCollector collector = Gradients.collect();
    try {
      return logits(network, manager, images, true);
    } finally {
      collector.close();
    }
  }

  private static float[] logits(
      Network network, NDManager manager, NDArray images, boolean training) {
    return network
        .whole()
        .forward(new ParameterStore(manager, false), new NDList(images), training)
        .singletonOrThrow()
        .toFloatArray();
  }
}
