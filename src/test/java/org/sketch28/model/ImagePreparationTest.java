package org.sketch28.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;

class ImagePreparationTest {

  private static final Map<ImagePreparation, Integer> WIDTHS =
      Map.of(
          ImagePreparation.WIDTH_10, 10,
          ImagePreparation.WIDTH_12, 12,
          ImagePreparation.WIDTH_14, 14,
          ImagePreparation.WIDTH_16, 16,
          ImagePreparation.WIDTH_18, 18,
          ImagePreparation.WIDTH_20, 20);

  /** A filled rectangle. */
  private static float[] rectangle(int left, int top, int width, int height) {
    float[] image = new float[ImageDataset.PIXELS];
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        image[y * 28 + x] = 1;
      }
    }
    return image;
  }

  private static double ink(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  @Test
  void aDigitGetsTheWidthAndKeepsItsHeight() {
    for (int found : new int[] {8, 14, 20}) {
      float[] image = rectangle(14 - found / 2, 4, found, 20);
      WIDTHS.forEach(
          (preparation, width) -> {
            float[] prepared = preparation.apply(image);
            assertEquals(20 * width, ink(prepared), 1e-2, preparation + " of " + found);
            assertEquals(width, ink(row(prepared, 10)), 1e-3);
            assertEquals(0, ink(row(prepared, 3)) + ink(row(prepared, 24)), 1e-6);
          });
    }
  }

  private static float[] row(float[] image, int y) {
    float[] row = new float[28];
    System.arraycopy(image, y * 28, row, 0, 28);
    return row;
  }

  @Test
  void aStrokeLikeAOneAndABlankImageStay() {
    for (float[] image : new float[][] {rectangle(12, 4, 4, 20), new float[784]}) {
      WIDTHS.keySet().forEach(each -> assertArrayEquals(image, each.apply(image)));
    }
  }

  /** What a change of a pixel adds to a weighted sum of the prepared pixels. */
  @ParameterizedTest
  @EnumSource(ImagePreparation.class)
  void theGradientIsThatOfAWeightedSum(ImagePreparation preparation) {
    float[] image = StrokeDigits.images("digits", 3, 1).image(2).toFloats();
    float[] weights = new float[image.length];
    Random random = new Random(1);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    float[] gradient = preparation.gradient(image, weights);
    double expected = product(preparation.apply(image), weights);
    assertEquals(expected, product(image, gradient), 1e-4 * ink(image));
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  @Test
  void aDatasetIsPreparedImageByImage() {
    ImageDataset data = StrokeDigits.images("digits", 40, 1);
    assertSame(data, PreparedImages.dataset(data, ImagePreparation.NONE, Progress.NONE));
    ImageDataset wide = PreparedImages.dataset(data, ImagePreparation.WIDTH_18, Progress.NONE);
    float[] expected = ImagePreparation.WIDTH_18.apply(data.image(7).toFloats());
    assertArrayEquals(expected, wide.image(7).toFloats(), 0.5f / 255 + 1e-6f);
    assertEquals(data.label(7), wide.label(7));
  }
}
