package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;

class BareTrainingLoopTest {

  private static final ImageDataset DATA = StrokeDigits.images("digits", 60, 1);

  private static double measure(double learningRate) throws Exception {
    TrainingConfig config =
        TrainingConfigBuilder.builder(TrainingConfigs.small(Architecture.LINEAR, 1, 10))
            .optimizer(OptimizerConfig.oneCycle(learningRate, 0.01))
            .build();
    return BareTrainingLoop.imagesPerSecond(config, DATA, 5);
  }

  /** What is measured must be training: the learning rate reaches the network. */
  @Test
  void aLossThatIsNoNumberIsAnError() {
    assertDoesNotThrow(() -> measure(1e-3));
    assertThrows(IllegalStateException.class, () -> measure(1e38));
  }
}
