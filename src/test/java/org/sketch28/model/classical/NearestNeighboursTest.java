package org.sketch28.model.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.ImagePreparation;

class NearestNeighboursTest {

  private final ImageDataset data = StrokeDigits.images("few", 100, 1);
  private final NearestNeighbours model =
      new NearestNeighbours(3, 0.1, ImagePreparation.NONE, 10, data.pixels(), data.labels());

  @Test
  void theNearestOfARememberedImageIsItself() {
    for (int i = 0; i < data.size(); i += 10) {
      float[] image = data.image(i).toFloats();
      NearestNeighbours.Neighbour[] found = model.neighbours(new float[][] {image})[0];
      assertEquals(3, found.length);
      assertEquals(i, found[0].index());
      assertEquals(data.label(i), found[0].label());
      assertEquals(0, found[0].distance(), 1e-2);
      assertTrue(found[1].distance() <= found[2].distance());
      assertEquals(
          distance(image, data.image(found[2].index()).toFloats()), found[2].distance(), 1e-3);
    }
  }

  @Test
  void whatIsFarFromAllImagesHasLowerLogits() {
    float[] near = data.image(0).toFloats();
    float[] far = new float[784];
    for (int p = 0; p < far.length; p += 2) {
      far[p] = 1;
    }
    float[][] logits = model.logits(new float[][] {near, far});
    assertTrue(greatest(logits[0]) > greatest(logits[1]) + 5);
  }

  @Test
  void slantedImagesBecomeUpright() {
    float[] slanted = new float[784];
    for (int y = 4; y < 24; y++) {
      slanted[y * 28 + 18 - y / 3] = 1;
    }
    float[] upright = ImagePreparation.DESKEWED.apply(slanted);
    assertTrue(spread(upright) < spread(slanted) / 3);
    assertEquals(sum(slanted), sum(upright), 1e-3);
  }

  /** The variance of the horizontal position of ink. */
  private static double spread(float[] image) {
    double mean = 0;
    for (int p = 0; p < image.length; p++) {
      mean += image[p] * (p % 28) / sum(image);
    }
    double spread = 0;
    for (int p = 0; p < image.length; p++) {
      spread += image[p] * Math.pow(p % 28 - mean, 2) / sum(image);
    }
    return spread;
  }

  private static double sum(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += (a[p] - b[p]) * (a[p] - b[p]);
    }
    return Math.sqrt(sum);
  }

  private static float greatest(float[] values) {
    float greatest = values[0];
    for (float value : values) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }
}
