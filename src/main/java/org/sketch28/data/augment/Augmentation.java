package org.sketch28.data.augment;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.SplittableRandom;
import org.sketch28.data.ImageDataset;

/**
 * Random variations of 28 × 28 images: each image goes through an affine map and an elastic field
 * in a single bilinear resampling.
 *
 * @param rotation greatest angle in either direction, in degrees
 * @param shift greatest shift in either direction on each axis, in pixels
 * @param zoom greatest change of scale in either direction, as a share (0.1: 0.9…1.1)
 * @param shear greatest shear in either direction, as a share of the height
 * @param elastic strength of the elastic field in pixels of displacement (standard deviation); 0 is
 *     none
 * @param flip whether half of the images are mirrored left to right
 * @param erase the probability that a random rectangle is replaced by noise (Zhong et al. 2017)
 * @param thinner greatest loss of stroke width, in pixels on each side
 * @param thicker greatest gain of stroke width, in pixels on each side; half of the images keep
 *     their width
 */
@RecordBuilder
public record Augmentation(
    double rotation,
    double shift,
    double zoom,
    double shear,
    double elastic,
    boolean flip,
    double erase,
    double thinner,
    double thicker) {

  private static final int SIDE = ImageDataset.SIDE;

  /** Turns the product of two numbers in units of 1 / {@link ElasticField#ONE} to fixed point. */
  private static final int PRODUCT = 8;

  /** Leaves images as they are. */
  public static final Augmentation NONE = AugmentationBuilder.builder().build();

  /**
   * Writes a variation of an image.
   *
   * @param pixels source of 784 bytes from {@code offset}
   * @param out receives 784 values in 0…1 from {@code outOffset}
   */
  public void apply(
      byte[] pixels, int offset, float[] out, int outOffset, SplittableRandom random) {
    double angle = Math.toRadians(uniform(random, rotation));
    double scale = 1 / (1 + uniform(random, zoom));
    double slant = uniform(random, shear);
    double mirror = flip && random.nextBoolean() ? -1 : 1;
    double a = Math.cos(angle) * scale * mirror;
    double b = (-Math.sin(angle) + slant * Math.cos(angle)) * scale;
    double c = Math.sin(angle) * scale * mirror;
    double d = (Math.cos(angle) + slant * Math.sin(angle)) * scale;
    double centre = (SIDE - 1) / 2.0;
    double shiftX = centre + uniform(random, shift);
    double shiftY = centre + uniform(random, shift);
    short[] field = elastic > 0 ? ElasticField.any(random) : null;
    int strength = (int) Math.round(elastic * ElasticField.ONE);
    int elasticX = random.nextBoolean() ? strength : -strength;
    int elasticY = random.nextBoolean() ? strength : -strength;
    Sampler source = new Sampler(pixels, offset);
    int stepX = Sampler.fixed(a);
    int stepY = Sampler.fixed(c);
    for (int y = 0, i = 0; y < SIDE; y++) {
      double v = y - centre;
      int fromX = Sampler.fixed(b * v + shiftX - a * centre);
      int fromY = Sampler.fixed(d * v + shiftY - c * centre);
      for (int x = 0; x < SIDE; x++, i++) {
        int movedX = 0;
        int movedY = 0;
        if (field != null) {
          movedX = (elasticX * field[i]) >> PRODUCT;
          movedY = (elasticY * field[i + ImageDataset.PIXELS]) >> PRODUCT;
        }
        out[outOffset + i] = source.at(fromX + movedX, fromY + movedY);
        fromX += stepX;
        fromY += stepY;
      }
    }
    if (thinner + thicker > 0 && random.nextBoolean()) {
      FastMorphology.change(out, outOffset, random.nextDouble() * (thinner + thicker) - thinner);
    }
    if (erase > 0 && random.nextDouble() < erase) {
      eraseRectangle(out, outOffset, random);
    }
  }

  private static double uniform(SplittableRandom random, double most) {
    return most == 0 ? 0 : (random.nextDouble() * 2 - 1) * most;
  }

  private static void eraseRectangle(float[] out, int offset, SplittableRandom random) {
    int width = 4 + random.nextInt(9);
    int height = 4 + random.nextInt(9);
    int left = random.nextInt(SIDE - width);
    int top = random.nextInt(SIDE - height);
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        out[offset + y * SIDE + x] = random.nextInt(256) / 255f;
      }
    }
  }
}
