package org.sketch28.model;

import java.util.Locale;
import org.sketch28.data.ImageDataset;

/** What is done with an image before a model sees it. */
public enum ImagePreparation {

  /** Nothing: plain pixels. */
  NONE {
    @Override
    public float[] apply(float[] image) {
      return image.clone();
    }
  },

  /**
   * Made upright by its moments, as in the paper of 1998, and blurred a little, so that strokes of
   * two images need not meet to the pixel.
   */
  DESKEWED {
    @Override
    public float[] apply(float[] image) {
      return blurred(deskewed(image));
    }
  },

  /** See {@link #widened}. */
  WIDTH_10 {
    @Override
    public float[] apply(float[] image) {
      return widened(image, 10);
    }
  },

  /** See {@link #widened}. */
  WIDTH_12 {
    @Override
    public float[] apply(float[] image) {
      return widened(image, 12);
    }
  },

  /** See {@link #widened}. */
  WIDTH_14 {
    @Override
    public float[] apply(float[] image) {
      return widened(image, 14);
    }
  },

  /** See {@link #widened}. */
  WIDTH_16 {
    @Override
    public float[] apply(float[] image) {
      return widened(image, 16);
    }
  },

  /** See {@link #widened}. */
  WIDTH_18 {
    @Override
    public float[] apply(float[] image) {
      return widened(image, 18);
    }
  },

  /** See {@link #widened}. */
  WIDTH_20 {
    @Override
    public float[] apply(float[] image) {
      return widened(image, 20);
    }
  };

  /** The weakest ink that counts for the width of what is drawn. */
  private static final float INK = 0.05f;

  /** What is narrower than this share of its height is a stroke like a 1, and stays as it is. */
  private static final double STROKE = 1 / 3.0;

  private static final int SAMPLES = 4;

  private static final int SIDE = ImageDataset.SIDE;

  /**
   * Prepares an image.
   *
   * @param image 784 values in 0…1
   * @return a new array of the same size
   */
  public abstract float[] apply(float[] image);

  /** The name in {@code model.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Shears rows until the horizontal and vertical positions of ink are uncorrelated. */
  private static float[] deskewed(float[] image) {
    double mass = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < image.length; i++) {
      int x = i % SIDE;
      int y = i / SIDE;
      mass += image[i];
      sumX += image[i] * x;
      sumY += image[i] * y;
    }
    if (mass == 0) {
      return image.clone();
    }
    double centreX = sumX / mass;
    double centreY = sumY / mass;
    double mixed = 0;
    double vertical = 0;
    for (int i = 0; i < image.length; i++) {
      int x = i % SIDE;
      int row = i / SIDE;
      double y = row - centreY;
      mixed += image[i] * (x - centreX) * y;
      vertical += image[i] * y * y;
    }
    double slant = vertical == 0 ? 0 : mixed / vertical;
    float[] upright = new float[image.length];
    for (int y = 0; y < SIDE; y++) {
      double shift = slant * (y - centreY);
      int whole = (int) Math.floor(shift);
      float part = (float) (shift - whole);
      for (int x = 0; x < SIDE; x++) {
        upright[y * SIDE + x] =
            (1 - part) * at(image, x + whole, y) + part * at(image, x + whole + 1, y);
      }
    }
    return upright;
  }

  private static float[] blurred(float[] image) {
    float[] blurred = new float[image.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        float sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            sum += (2 - Math.abs(dx)) * (2 - Math.abs(dy)) * at(image, x + dx, y + dy);
          }
        }
        blurred[y * SIDE + x] = sum / 16;
      }
    }
    return blurred;
  }

  /**
   * As wide as asked for, and as high as it was (Cireşan et al. 2011): each column is the mean of
   * the source under it.
   */
  private static float[] widened(float[] image, int width) {
    int left = SIDE;
    int right = -1;
    int top = SIDE;
    int bottom = -1;
    for (int i = 0; i < image.length; i++) {
      if (image[i] > INK) {
        left = Math.min(left, i % SIDE);
        right = Math.max(right, i % SIDE);
        top = Math.min(top, i / SIDE);
        bottom = Math.max(bottom, i / SIDE);
      }
    }
    int found = right - left + 1;
    if (found <= 0 || found < STROKE * (bottom - top + 1)) {
      return image.clone();
    }
    double scale = (double) found / width;
    double centre = (left + right + 1) / 2.0;
    float[] widened = new float[image.length];
    for (int x = 0; x < SIDE; x++) {
      for (int k = 0; k < SAMPLES; k++) {
        double from = centre + (x + (k + 0.5) / SAMPLES - centre) * scale - 0.5;
        int whole = (int) Math.floor(from);
        float part = (float) (from - whole);
        for (int y = 0; y < SIDE; y++) {
          widened[y * SIDE + x] +=
              ((1 - part) * at(image, whole, y) + part * at(image, whole + 1, y)) / SAMPLES;
        }
      }
    }
    return widened;
  }

  private static float at(float[] image, int x, int y) {
    return x < 0 || x >= SIDE || y < 0 || y >= SIDE ? 0 : image[y * SIDE + x];
  }
}
