package org.sketch28.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an engine's defects ask of an architecture that is to be trained. */
class ArchitectureGradientsTest {

  /** PyTorch's gradients by a convolution's input are wrong for other numbers (decision 24). */
  @ParameterizedTest
  @EnumSource(Architecture.class)
  void convolutionsBehindTheFirstHaveBlocksOf16Filters(Architecture architecture) {
    List<Conv2d> convolutions = new ArrayList<>();
    collect(architecture.newNetwork(10, 0.3).body(), convolutions);
    convolutions.stream()
        .skip(1)
        .forEach(convolution -> assertEquals(0, convolution.getFilters() % 16));
  }

  private static void collect(Block block, List<Conv2d> into) {
    if (block instanceof Conv2d convolution) {
      into.add(convolution);
    }
    block.getChildren().values().forEach(child -> collect(child, into));
  }
}
