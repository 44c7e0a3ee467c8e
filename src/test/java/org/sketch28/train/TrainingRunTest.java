package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;

class TrainingRunTest {

  /** Bars that lie, bars that stand, in noise: two classes that any network can learn. */
  private static ImageDataset bars(int count, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 2);
      int at = 5 + random.nextInt(18);
      for (int p = 0; p < ImageDataset.PIXELS; p++) {
        int place = labels[i] == 0 ? p / 28 : p % 28;
        int level = Math.abs(place - at) <= 1 ? 200 : 20;
        pixels[i * ImageDataset.PIXELS + p] = (byte) (level + random.nextInt(40));
      }
    }
    return new ImageDataset("bars", pixels, labels, List.of("lying", "standing"));
  }

  private static TrainingConfig config(int batch, double rate) {
    return TrainingConfigBuilder.builder()
        .architecture(Architecture.CNN)
        .epochs(2)
        .batchSize(batch)
        .optimizer(OptimizerConfig.oneCycle(rate, 0.01))
        .labelSmoothing(0.05)
        .dropout(0.2)
        .emaDecay(0.9)
        .augmentation(AugmentationBuilder.builder().rotation(3).shift(1).build())
        .outliers(0.1)
        .validationShare(0.1)
        .seed(1)
        .build();
  }

  @Test
  void learnsWhatCanBeLearned() throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    new TrainingRun(config(32, 3e-3), bars(640, 1), bars(100, 2), events::add, RunStorage.NONE)
        .run(Optional.empty());
    List<TrainingEvent.Epoch> epochs =
        events.stream()
            .filter(TrainingEvent.Epoch.class::isInstance)
            .map(TrainingEvent.Epoch.class::cast)
            .toList();
    assertEquals(2, epochs.size());
    assertEquals(42, events.size());
    assertTrue(epochs.get(1).trainingLoss() < epochs.get(0).trainingLoss());
    double always = 0.5;
    assertTrue(epochs.get(1).validationAccuracy() > always, "one answer is right for half of them");
  }

  @Test
  void aFailureWhilePreparingBatchesEndsTheRun() {
    ImageDataset data = bars(640, 1);
    // From the first epoch's end on, no label belongs to a class.
    TrainingRun run =
        new TrainingRun(
            config(32, 3e-3),
            data,
            bars(10, 2),
            event -> {
              if (event instanceof TrainingEvent.Epoch) {
                Arrays.fill(data.labels(), (byte) 127);
              }
            },
            RunStorage.NONE);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> assertThrows(IllegalStateException.class, () -> run.run(Optional.empty())));
  }

  @Test
  void refusesSettingsThatCannotWork() {
    ImageDataset data = bars(64, 1);
    for (TrainingConfig bad :
        List.of(config(65, 1e-3), config(1, 1e-3), config(32, 0), config(32, -1))) {
      UserFacingException e =
          assertThrows(
              UserFacingException.class,
              () ->
                  new TrainingRun(bad, data, data, event -> {}, RunStorage.NONE)
                      .run(Optional.empty()));
      assertTrue(e.getMessage().contains("batch size") || e.getMessage().contains("learning rate"));
    }
  }

  @Test
  void noAugmentationLeavesImagesAsTheyAre() {
    ImageDataset data = bars(1, 4);
    float[] out = new float[ImageDataset.PIXELS];
    byte[] pixels = data.image(0).toBytes();
    Augmentation.NONE.apply(pixels, 0, out, 0, new SplittableRandom(1));
    for (int i = 0; i < out.length; i++) {
      assertEquals((pixels[i] & 0xff) / 255f, out[i], 1e-6f);
    }
  }

  @Test
  void augmentationIsTheSameForTheSameSeed() {
    byte[] pixels = bars(1, 4).image(0).toBytes();
    Augmentation strong =
        AugmentationBuilder.builder()
            .rotation(15)
            .shift(2)
            .zoom(0.2)
            .shear(0.2)
            .elastic(1)
            .flip(true)
            .erase(1)
            .build();
    float[] a = new float[ImageDataset.PIXELS];
    float[] b = new float[ImageDataset.PIXELS];
    strong.apply(pixels, 0, a, 0, new SplittableRandom(7));
    strong.apply(pixels, 0, b, 0, new SplittableRandom(7));
    assertArrayEquals(a, b);
    for (float value : a) {
      assertTrue(value >= 0 && value <= 1, "value " + value);
    }
  }
}
