package org.sketch28.model.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sketch28.data.ImageDataset;

/**
 * Changes an image more and more: in equal steps from nothing to the largest strength. Images are
 * 784 values in 0…1.
 */
public final class Disturber {

  /** So many strengths, besides 0. */
  public static final int STEPS = 20;

  private static final int SIDE = ImageDataset.SIDE;
  private static final int PIXELS = ImageDataset.PIXELS;
  private static final int PGD_STEPS = 10;

  /** The size of a step of PGD, as a share of ε: twice what the way there needs. */
  private static final float PGD_STEP = 2f / PGD_STEPS;

  private final float[] image;

  /**
   * @param image is not changed
   */
  public Disturber(float[] image) {
    this.image = image.clone();
  }

  /** The strength of a step. */
  public static double strength(Disturbance kind, int step) {
    return kind.most() * step / STEPS;
  }

  /**
   * All strengths of a disturbance that is no attack.
   *
   * @param holeX centre of the hole of {@link Disturbance#ERASING}, in pixels
   * @param holeY centre of the hole
   * @return {@link #STEPS} + 1 images, the first unchanged
   */
  public List<float[]> disturbed(Disturbance kind, double holeX, double holeY) {
    List<float[]> images = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double strength = strength(kind, step);
      images.add(
          step == 0
              ? image.clone()
              : switch (kind) {
                case NOISE -> noisy(strength);
                case BLUR -> blurred(strength);
                case ROTATION -> rotated(Math.toRadians(strength));
                case ERASING -> erased(strength, holeX, holeY);
                case FGSM, PGD -> throw new IllegalArgumentException(kind + " needs a gradient");
              });
    }
    return images;
  }

  private float[] noisy(double deviation) {
    Random random = new Random(28);
    float[] noisy = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      noisy[i] = clipped((float) (image[i] + deviation * random.nextGaussian()));
    }
    return noisy;
  }

  private float[] blurred(double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    float[] weights = new float[2 * reach + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double distance = (i - reach) / deviation;
      weights[i] = (float) Math.exp(-distance * distance / 2);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return convolved(convolved(image, weights, 1, 0), weights, 0, 1);
  }

  private static float[] convolved(float[] source, float[] weights, int dx, int dy) {
    int reach = weights.length / 2;
    float[] result = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int k = -reach; k <= reach; k++) {
          sum += weights[k + reach] * at(source, x + k * dx, y + k * dy);
        }
        result[y * SIDE + x] = sum;
      }
    }
    return result;
  }

  private float[] rotated(double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double centre = (SIDE - 1) / 2.0;
    float[] rotated = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double dx = x - centre;
        double dy = y - centre;
        rotated[y * SIDE + x] = between(centre + cos * dx + sin * dy, centre - sin * dx + cos * dy);
      }
    }
    return rotated;
  }

  /** The bilinear mean of the pixels around a place. */
  private float between(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = (float) (x - left);
    float below = (float) (y - top);
    float upper = at(image, left, top) * (1 - right) + at(image, left + 1, top) * right;
    float lower = at(image, left, top + 1) * (1 - right) + at(image, left + 1, top + 1) * right;
    return upper * (1 - below) + lower * below;
  }

  private static float at(float[] source, int x, int y) {
    return x < 0 || x >= SIDE || y < 0 || y >= SIDE ? 0 : source[y * SIDE + x];
  }

  private float[] erased(double side, double holeX, double holeY) {
    float[] erased = image.clone();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        if (Math.abs(x + 0.5 - holeX) < side / 2 && Math.abs(y + 0.5 - holeY) < side / 2) {
          erased[y * SIDE + x] = 0;
        }
      }
    }
    return erased;
  }

  /**
   * All strengths of an attack, which changes each pixel by at most ε.
   *
   * @param label the class that the model is to be talked out of
   * @return {@link #STEPS} + 1 images, the first unchanged
   */
  public List<float[]> attacked(Disturbance kind, LossGradient gradient, int label) {
    return attacked(kind, IntStream.rangeClosed(0, STEPS).toArray(), gradient, label);
  }

  /** Some strengths of an attack, by their steps. */
  List<float[]> attacked(Disturbance kind, int[] steps, LossGradient gradient, int label) {
    float[] images = new float[steps.length * PIXELS];
    for (int s = 0; s < steps.length; s++) {
      System.arraycopy(image, 0, images, s * PIXELS, PIXELS);
    }
    boolean single = kind == Disturbance.FGSM;
    for (int round = 0; round < (single ? 1 : PGD_STEPS); round++) {
      float[] gradients = gradient.of(images, steps.length, label);
      for (int s = 0; s < steps.length; s++) {
        climb(
            images, gradients, s * PIXELS, (float) strength(kind, steps[s]), single ? 1 : PGD_STEP);
      }
    }
    List<float[]> split = new ArrayList<>();
    for (int s = 0; s < steps.length; s++) {
      split.add(Arrays.copyOfRange(images, s * PIXELS, (s + 1) * PIXELS));
    }
    return split;
  }

  private void climb(float[] images, float[] gradient, int start, float most, float share) {
    for (int i = 0; i < PIXELS; i++) {
      float original = image[i];
      float next = images[start + i] + share * most * Math.signum(gradient[start + i]);
      images[start + i] = clipped(Math.max(original - most, Math.min(original + most, next)));
    }
  }

  private static float clipped(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
