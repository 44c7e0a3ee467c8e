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

  private static final short[][] POOL = pool();

  /** What a displacement of one pixel is in {@link #any}. */
  static final int ONE = 4096;

  private ElasticField() {}

  private static short[][] pool() {
    SplittableRandom random = new SplittableRandom(1);
    short[][] fields = new short[POOL_SIZE][2 * ImageDataset.PIXELS];
    for (short[] field : fields) {
      float[] exact = random(random);
      for (int i = 0; i < field.length; i++) {
        float rounded = Math.round(exact[i] * ONE);
        field[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, rounded));
      }
    }
    return fields;
  }

  /**
   * One of the fields generated in advance; not to be changed.
   *
   * @return as {@link #random}, in units of 1 / {@link #ONE}
   */
  static short[] any(SplittableRandom random) {
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
