package org.sketch28.model.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.Shift;

class LiraTest {

  private static final int CLASSES = 3;
  private static final Shift[] COPIES = {
    new Shift(0, 0), new Shift(1, 0), new Shift(-1, 0), new Shift(0, 1), new Shift(0, -1)
  };

  private final LiraNeurons neurons = LiraNeurons.random(2000, 1, 4, 1);
  private final float[] weights = weights();

  private static float[] weights() {
    SplittableRandom random = new SplittableRandom(1);
    float[] weights = new float[2000 * CLASSES];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextInt(-9, 10);
    }
    return weights;
  }

  private Lira lira(ImagePreparation preparation, int shifts) {
    return new Lira(neurons, preparation, shifts, CLASSES, 0.5, weights);
  }

  /** More images than are looked at at once. */
  @Test
  void logitsAreTheMeanOfThoseOfMovedCopies() {
    float[][] images = LiraNeuronsTest.images(70);
    float[][] logits = lira(ImagePreparation.NONE, 4).logits(images);
    Lira plain = lira(ImagePreparation.NONE, 0);
    for (int i = 0; i < images.length; i++) {
      float[] mean = new float[CLASSES];
      for (Shift copy : COPIES) {
        float[] each = plain.logits(new float[][] {copy.apply(images[i])})[0];
        for (int c = 0; c < CLASSES; c++) {
          mean[c] += each[c] / COPIES.length;
        }
      }
      assertArrayEquals(mean, logits[i], 1e-3f, "image " + i);
    }
  }

  @Test
  void copiesAreMovedAfterTheImageWasMadeUpright() {
    float[][] images = LiraNeuronsTest.images(3);
    float[][] upright = {
      ImagePreparation.DESKEWED.apply(images[0]),
      ImagePreparation.DESKEWED.apply(images[1]),
      ImagePreparation.DESKEWED.apply(images[2])
    };
    float[][] expected = lira(ImagePreparation.NONE, 4).logits(upright);
    float[][] logits = lira(ImagePreparation.DESKEWED, 4).logits(images);
    for (int i = 0; i < images.length; i++) {
      assertArrayEquals(expected[i], logits[i], 1e-4f, "image " + i);
    }
  }

  @Test
  void aModelOfAnEarlierVersionSeesImagesAsTheyAre() {
    Lira saved = lira(ImagePreparation.NONE, 0);
    Map<String, Object> options = Map.of("bright", 1, "dark", 4, "scale", 0.5);
    Lira read = Lira.read(new Options(options), saved.tensors(), CLASSES);
    assertArrayEquals(
        saved.logits(LiraNeuronsTest.images(2))[1],
        read.logits(LiraNeuronsTest.images(2))[1],
        1e-6f);
    assertEquals(saved.options(), read.options());
  }

  @Test
  void moreCopiesThanThereAreDirectionsAreRefused() {
    Map<String, Object> options = Map.of("bright", 1, "dark", 4, "scale", 0.5, "shifts", 5);
    Lira saved = lira(ImagePreparation.NONE, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> Lira.read(new Options(options), saved.tensors(), CLASSES));
  }
}
