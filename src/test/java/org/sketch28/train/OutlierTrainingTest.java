package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.synth.Outliers;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.train.step.Batch;
import org.sketch28.train.step.OptimizerConfig;

class OutlierTrainingTest {

  private static final TrainingConfig CONFIG =
      TrainingConfigBuilder.builder()
          .architecture(Architecture.CNN)
          .epochs(2)
          .batchSize(32)
          .optimizer(OptimizerConfig.oneCycle(3e-3, 0.01))
          .labelSmoothing(0.05)
          .emaDecay(0.9)
          .augmentation(Augmentation.NONE)
          .outliers(0.3)
          .seed(1)
          .build();

  @Test
  void outliersHaveAColumnOfTheirOwn() throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", 200, 1);
    try (BatchLoader source = new BatchLoader(digits, CONFIG, List.of(), 0)) {
      Batch batch = source.next();
      assertEquals(32 * 11, batch.targets().length);
      for (int i = 0; i < 32; i++) {
        float[] target = Arrays.copyOfRange(batch.targets(), 11 * i, 11 * (i + 1));
        float sum = 0;
        for (float t : target) {
          sum += t;
        }
        assertEquals(1, sum, 1e-5);
        assertEquals(batch.labels()[i] == Batch.NO_CLASS ? 1 : 0, target[10], 1e-6);
      }
    }
  }

  @Test
  void energyTellsDigitsFromOtherThings() throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", 1200, 1);
    ImageDataset none = digits.select("none", new int[0]);
    TrainingRun run = new TrainingRun(CONFIG, digits, none, event -> {}, RunStorage.NONE);
    var weights = run.run(Optional.empty()).last().average();
    double known = medianEnergy(weights, StrokeDigits.images("others", 200, 2));
    byte[] other = Outliers.images(ClassNames.DIGITS, 200, 3);
    ImageDataset outliers = new ImageDataset("outliers", other, new byte[200], ClassNames.DIGITS);
    double unknown = medianEnergy(weights, outliers);
    assertTrue(known > unknown, known + " and " + unknown);
  }

  private static double medianEnergy(java.util.Map<String, HostTensor> weights, ImageDataset data) {
    List<String> names = ClassNames.DIGITS;
    Calibration energy = Calibration.none();
    try (NetworkClassifier classifier =
        NetworkClassifier.of(names, Architecture.CNN, weights, energy)) {
      double[] scores =
          Arrays.stream(LabelledOutputs.of(classifier, data).logits())
              .mapToDouble(logits -> energy.rawScore(new float[0], logits))
              .sorted()
              .toArray();
      return scores[scores.length / 2];
    }
  }
}
