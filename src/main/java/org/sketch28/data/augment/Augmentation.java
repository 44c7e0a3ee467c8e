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
    float[] field = elastic > 0 ? ElasticField.any(random) : null;
    double elasticX = random.nextBoolean() ? elastic : -elastic;
    double elasticY = random.nextBoolean() ? elastic : -elastic;
    for (int y = 0, i = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++, i++) {
        double u = x - centre;
        double v = y - centre;
        double fromX = a * u + b * v + shiftX;
        double fromY = c * u + d * v + shiftY;
        if (field != null) {
          fromX += elasticX * field[i];
          fromY += elasticY * field[i + ImageDataset.PIXELS];
        }
        out[outOffset + i] = bilinear(pixels, offset, fromX, fromY);
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

  private static float bilinear(byte[] pixels, int offset, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    if (left < -1 || top < -1 || left >= SIDE || top >= SIDE) {
      return 0;
    }
    float fx = (float) (x - left);
    float fy = (float) (y - top);
    int a;
    int b;
    int c;
    int d;
    if (left >= 0 && top >= 0 && left < SIDE - 1 && top < SIDE - 1) {
      int i = offset + top * SIDE + left;
      a = pixels[i] & 0xff;
      b = pixels[i + 1] & 0xff;
      c = pixels[i + SIDE] & 0xff;
      d = pixels[i + SIDE + 1] & 0xff;
    } else {
      a = at(pixels, offset, left, top);
      b = at(pixels, offset, left + 1, top);
      c = at(pixels, offset, left, top + 1);
      d = at(pixels, offset, left + 1, top + 1);
    }
    if ((a | b | c | d) == 0) {
      return 0;
    }
    float upper = a + fx * (b - a);
    float lower = c + fx * (d - c);
    return (upper + fy * (lower - upper)) * (1 / 255f);
  }

  private static int at(byte[] pixels, int offset, int x, int y) {
    return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : pixels[offset + y * SIDE + x] & 0xff;
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
