package org.sketch28.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.HostTensor;
import org.sketch28.train.step.Batch;

class TeacherTargetsTest {

  private static final int SIZE = 12;
  private static final int CLASSES = 10;
  private static final ImageDataset DATA = StrokeDigits.images("digits", SIZE, 1);
  private static final Augmentation MOVED =
      AugmentationBuilder.builder().rotation(15).shift(2.8).elastic(0.5).build();

  private static TrainingConfig config(int epochs, Augmentation augmentation) {
    return TrainingConfigBuilder.builder(Preset.QUICK.config(Domain.DIGITS))
        .epochs(epochs)
        .batchSize(SIZE)
        .outliers(0)
        .labelSmoothing(0)
        .augmentation(augmentation)
        .distillation(1)
        .teacher("teacher")
        .build();
  }

  /** Says of each image in each variation something else. */
  private static HostTensor answers(int variations) {
    float[] values = new float[Math.max(1, variations) * SIZE * CLASSES];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return new HostTensor(
        variations == 0 ? new long[] {SIZE, CLASSES} : new long[] {variations, SIZE, CLASSES},
        values);
  }

  private static Batch batch(TrainingConfig config, HostTensor saved, int epoch) throws Exception {
    int[] order = new int[SIZE];
    Arrays.setAll(order, i -> SIZE - 1 - i);
    return new AugmentedBatches(DATA, config, List.of(), TeacherTargets.of(saved, DATA))
        .batch(epoch, order, 0, new SplittableRandom(epoch));
  }

  private static float[] image(float[] images, int index) {
    return Arrays.copyOfRange(
        images, index * ImageDataset.PIXELS, (index + 1) * ImageDataset.PIXELS);
  }

  @Test
  void aNetworkSeesTheImageThatItsTeacherHasNamed() throws Exception {
    TrainingConfig config = config(5, MOVED);
    int variations = 2;
    for (int epoch = 0; epoch < 5; epoch++) {
      Batch batch = batch(config, answers(variations), epoch);
      ImageDataset named = TeacherTargets.varied(DATA, config, epoch % variations);
      for (int i = 0; i < SIZE; i++) {
        int index = SIZE - 1 - i;
        assertArrayEquals(
            named.image(index).toFloats(), image(batch.images(), i), 0.5f / 255 + 1e-6f);
        int first = (epoch % variations * SIZE + index) * CLASSES;
        assertEquals(first, batch.targets()[i * CLASSES]);
        assertEquals(first + 9, batch.targets()[i * CLASSES + 9]);
      }
    }
  }

  @Test
  void variationsOfAnImageDiffer() {
    TrainingConfig config = config(5, MOVED);
    ImageDataset one = TeacherTargets.varied(DATA, config, 0);
    assertTrue(one.sameContent(TeacherTargets.varied(DATA, config, 0)), "the same ones again");
    ImageDataset other = TeacherTargets.varied(DATA, config, 1);
    for (int i = 0; i < SIZE; i++) {
      assertFalse(Arrays.equals(one.image(i).toFloats(), other.image(i).toFloats()));
    }
  }

  @Test
  void withoutVariationsTheEpochsVaryTheImagesAnew() throws Exception {
    TrainingConfig config = config(2, MOVED);
    Batch first = batch(config, answers(0), 0);
    Batch second = batch(config, answers(0), 1);
    assertArrayEquals(first.targets(), second.targets());
    assertFalse(Arrays.equals(first.images(), second.images()));
  }

  @Test
  void thereAreAsManyVariationsAsAreUsedAndFit() {
    assertEquals(7, TeacherTargets.variations(config(7, MOVED), 60_000, 10));
    assertEquals(20, TeacherTargets.variations(config(50, MOVED), 60_000, 10));
    assertEquals(0, TeacherTargets.variations(config(50, Augmentation.NONE), 60_000, 10));
    assertEquals(7, TeacherTargets.variations(config(50, MOVED), 112_800, 47));
    assertEquals(0, TeacherTargets.variations(config(50, MOVED), 700_000, 62));
  }

  @Test
  void answersForOtherImagesAreRefused() {
    HostTensor fewer = new HostTensor(new long[] {2, SIZE - 1, CLASSES}, new float[220]);
    String message =
        assertThrows(UserFacingException.class, () -> TeacherTargets.of(fewer, DATA)).getMessage();
    assertEquals(
        "The saved predictions of the teacher do not match the training images. Run it again from the start.",
        message);
  }
}
