package org.sketch28.model.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      NDArray images = random(manager, new Shape(IMAGES, 1, 28, 28));
      assertArrayEquals(
          logits(network, manager, images, false).toFloatArray(),
          logits(network, manager, images, true).toFloatArray(),
          1e-5f);
    }
  }

  /** The first convolution of LeNet-5 gets one channel, the second one what the first one made. */
  @ParameterizedTest
  @CsvSource({"1, 6", "6, 16"})
  void outputsAndGradientsAreThoseOfAPlainConvolution(int channels, int filters) {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      Shape shape = new Shape(IMAGES, channels, 14, 14);
      Conv2d plain = builder(filters).build();
      Conv2d blocked = BlockedConvolution.of(builder(filters));
      plain.initialize(manager, DataType.FLOAT32, shape);
      blocked.initialize(manager, DataType.FLOAT32, shape);
      for (String name : List.of("weight", "bias")) {
        NDArrayCopies.set(array(blocked, name), array(plain, name).toFloatArray());
      }
      NDArray input = random(manager, shape);
      boolean extended = channels > 1 && Engines.gainsFromBlocks();
      NDArray wide =
          extended
              ? input.concat(manager.zeros(new Shape(IMAGES, 16 - channels, 14, 14)), 1)
              : input;
      assertNear(gradients(plain, manager, input), gradients(blocked, manager, wide), 1e-3f);
    }
  }

  private static void assertNear(
      Map<String, float[]> expected, Map<String, float[]> found, float share) {
    expected.forEach(
        (name, values) -> {
          float greatest = 0;
          for (float value : values) {
            greatest = Math.max(greatest, Math.abs(value));
          }
          assertArrayEquals(values, found.get(name), share * greatest, name);
        });
  }

  /** The sum of the squared outputs, which zeros add nothing to, and its gradients. */
  private static Map<String, float[]> gradients(Conv2d block, NDManager manager, NDArray input) {
    List<String> names = List.of("weight", "bias");
    names.forEach(name -> array(block, name).setRequiresGradient(true));
    Map<String, float[]> found = new HashMap<>();
    try (GradientCollector collector = Gradients.collect()) {
      NDArray sum =
          block
              .forward(new ParameterStore(manager, false), new NDList(input), true)
              .singletonOrThrow()
              .square()
              .sum();
      collector.backward(sum);
      found.put("sum", sum.toFloatArray());
    }
    names.forEach(name -> found.put(name, array(block, name).getGradient().toFloatArray()));
    return found;
  }

  private static NDArray array(Conv2d block, String name) {
    return block.getParameters().get(name).getArray();
  }

  private static Conv2d.Builder builder(int filters) {
    return Conv2d.builder().setKernelShape(new Shape(5, 5)).setFilters(filters);
  }

  private static NDArray logits(
      Network network, NDManager manager, NDArray images, boolean training) {
    return network
        .whole()
        .forward(new ParameterStore(manager, false), new NDList(images), training)
        .singletonOrThrow();
  }

  private static NDArray random(NDManager manager, Shape shape) {
    Random random = new Random(1);
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return NDArrayCopies.create(manager, values, shape);
  }
}
