package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.Batch;

class BatchLoaderTest {

  /** Only ends a test that would hang. */
  private static final Duration HANGS = Duration.ofSeconds(60);

  private static TrainingConfig config() {
    return TrainingConfigs.small(Architecture.LINEAR, 2, 20);
  }

  /** Labels that no class has: preparing a batch fails. */
  private static ImageDataset broken() {
    byte[] labels = new byte[40];
    Arrays.fill(labels, (byte) 127);
    return new ImageDataset(
        "broken", new byte[40 * ImageDataset.PIXELS], labels, Collections.nCopies(10, "class"));
  }

  @Test
  void everyImageIsShownOncePerEpoch() throws Exception {
    ImageDataset data = StrokeDigits.images("digits", 40, 1);
    try (BatchLoader loader = new BatchLoader(data, config(), List.of(), 0)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        int[] counts = new int[10];
        for (int step = 0; step < 2; step++) {
          for (int label : loader.next().labels()) {
            counts[label]++;
          }
        }
        assertArrayEquals(data.classCounts(), counts);
      }
    }
  }

  @Test
  void aLoaderThatBeginsLaterPreparesTheSameBatches() throws Exception {
    ImageDataset data = StrokeDigits.images("digits", 40, 1);
    try (BatchLoader all = new BatchLoader(data, config(), List.of(), 0);
        BatchLoader later = new BatchLoader(data, config(), List.of(), 3)) {
      List<Batch> batches = List.of(all.next(), all.next(), all.next(), all.next());
      Batch last = later.next();
      assertArrayEquals(batches.get(3).images(), last.images());
      assertArrayEquals(batches.get(3).targets(), last.targets());
    }
  }

  @Test
  void aFailureReachesWhoeverWaitsForABatch() {
    assertTimeoutPreemptively(
        HANGS,
        () -> {
          try (BatchLoader loader = new BatchLoader(broken(), config(), List.of(), 0)) {
            for (int i = 0; i < 2; i++) {
              var e = assertThrows(IllegalStateException.class, loader::next);
              assertTrue(e.getCause() instanceof ArrayIndexOutOfBoundsException, e.toString());
            }
          }
        });
  }

  @Test
  void lackOfMemoryIsReportedInWords() {
    ImageDataset data = StrokeDigits.images("digits", 40, 1);
    BatchLoader.BatchSource full =
        (epoch, order, start, random) -> {
          throw new OutOfMemoryError("on purpose");
        };
    assertTimeoutPreemptively(
        HANGS,
        () -> {
          try (BatchLoader loader = new BatchLoader(data, config(), 0, full)) {
            var e = assertThrows(UserFacingException.class, loader::next);
            assertTrue(e.getMessage().contains("not enough memory"), e.getMessage());
          }
        });
  }
}
