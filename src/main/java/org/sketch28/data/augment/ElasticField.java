package org.sketch28.data.augment;

import java.util.SplittableRandom;
import org.sketch28.data.ImageDataset;

/**
 * Smooth random displacements (Simard, Steinkraus and Platt 2003): uniform noise blurred by a
 * Gaussian of sigma 4 pixels. Noise is generated on a coarse grid and interpolated by cubic
 * B-splines, which have the shape of that Gaussian to within a few percent at a tenth of the cost.
 */
final class ElasticField {

  private static final int SIDE = ImageDataset.SIDE;

  // A cubic B-spline of spacing h has a standard deviation of h / sqrt(3); h = 7 gives sigma 4.04.
  private static final int SPACING = 7;
  private static final int KNOTS = SIDE / SPACING + 3;
  private static final float[][] BASIS = basis();

  /** Generating a field costs more than using it; with both signs on each axis, these are 8,192. */
  private static final int POOL_SIZE = 2048;

  private static final float[][] POOL = pool();

  private ElasticField() {}

  private static float[][] pool() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] fields = new float[POOL_SIZE][];
    for (int i = 0; i < POOL_SIZE; i++) {
      fields[i] = random(random);
    }
    return fields;
  }

  /** One of the fields generated in advance; not to be changed. */
  static float[] any(SplittableRandom random) {
    return POOL[random.nextInt(POOL_SIZE)];
  }

  /**
   * A field of unit standard deviation.
   *
   * @return 784 displacements in x, then 784 in y
   */
  static float[] random(SplittableRandom random) {
    float[] field = new float[2 * ImageDataset.PIXELS];
    fill(field, 0, random);
    fill(field, ImageDataset.PIXELS, random);
    return field;
  }

  private static void fill(float[] field, int offset, SplittableRandom random) {
    float[] knots = new float[KNOTS * KNOTS];
    for (int i = 0; i < knots.length; i++) {
      // Uniform of standard deviation 1, divided by what the two blurs leave (0.479 per axis).
      knots[i] = (float) ((random.nextDouble() * 2 - 1) * Math.sqrt(3) / 0.479);
    }
    float[] rows = new float[SIDE * KNOTS];
    for (int y = 0; y < SIDE; y++) {
      for (int k = 0; k < KNOTS; k++) {
        float sum = 0;
        for (int j = 0; j < 4; j++) {
          sum += BASIS[y % SPACING][j] * knots[(y / SPACING + j) * KNOTS + k];
        }
        rows[y * KNOTS + k] = sum;
      }
    }
    for (int y = 0, i = offset; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++, i++) {
        float sum = 0;
        for (int j = 0; j < 4; j++) {
          sum += BASIS[x % SPACING][j] * rows[y * KNOTS + x / SPACING + j];
        }
        field[i] = sum;
      }
    }
  }

  private static float[][] basis() {
    float[][] basis = new float[SPACING][4];
    for (int i = 0; i < SPACING; i++) {
      double t = (i + 0.5) / SPACING;
      basis[i][0] = (float) (Math.pow(1 - t, 3) / 6);
      basis[i][1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
      basis[i][2] = (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6);
      basis[i][3] = (float) (t * t * t / 6);
    }
    return basis;
  }
}
