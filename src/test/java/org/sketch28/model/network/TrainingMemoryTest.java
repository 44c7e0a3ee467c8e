package org.sketch28.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.Gradients;

/** What a training step leaves behind. */
class TrainingMemoryTest {

  private static final int IMAGES = 4;

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void allArraysOfAStepEndWithIt(Architecture architecture) {
    Network network = architecture.newNetwork(10, 0.3);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      ParameterStore store = new ParameterStore(manager, false);
      step(network, store, manager);
      int before = manager.getManagedArrays().size();
      step(network, store, manager);
      step(network, store, manager);
      assertEquals(before, manager.getManagedArrays().size());
    }
  }

  private static void step(Network network, ParameterStore store, NDManager manager) {
    try (NDManager step = manager.newSubManager();
        GradientCollector collector = Gradients.collect()) {
      network
          .maskedBlocks()
          .forEach(block -> block.mask(step.ones(new Shape(block.factors(IMAGES)))));
      NDArray images = step.ones(new Shape(IMAGES, 1, 28, 28));
      NDArray logits = network.whole().forward(store, new NDList(images), true).singletonOrThrow();
      collector.backward(logits.square().sum());
    }
  }
}
