package org.sketch28.model;

import java.util.Optional;
import org.sketch28.data.ImageDataset;

/** What can be done with the pixels of an image. */
final class PixelMaps {

  /** The weakest ink that counts for the width of what is drawn. */
  private static final float INK = 0.05f;

  /** What is narrower than this share of its height is a stroke like a 1, and stays as it is. */
  private static final double STROKE = 1 / 3.0;

  private static final int SAMPLES = 4;

  private static final int SIDE = ImageDataset.SIDE;

  private PixelMaps() {}

  /**
   * Shears rows until the horizontal and vertical positions of ink are uncorrelated.
   *
   * @return none if there is no ink
   */
  static Optional<PixelMap> deskewing(float[] image) {
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
      return Optional.empty();
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
    return Optional.of(new Shear(slant, centreY));
  }

  /** Each pixel becomes the mean of those around it, which count the less the farther they are. */
  static void blur(PixelMap.Term to) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            float weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy)) / 16f;
            add(to, y * SIDE + x, x + dx, y + dy, weight);
          }
        }
      }
    }
  }

  /**
   * As wide as asked for, and as high as it was (Cireşan et al. 2011): each column is the mean of
   * the source under it.
   *
   * @return none if there is no ink, or a stroke like a 1
   */
  static Optional<PixelMap> widening(float[] image, int width) {
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
      return Optional.empty();
    }
    double scale = (double) found / width;
    double centre = (left + right + 1) / 2.0;
    return Optional.of(
        to -> {
          for (int x = 0; x < SIDE; x++) {
            for (int k = 0; k < SAMPLES; k++) {
              double from = centre + (x + (k + 0.5) / SAMPLES - centre) * scale - 0.5;
              for (int y = 0; y < SIDE; y++) {
                between(to, y * SIDE + x, from, y, 1f / SAMPLES);
              }
            }
          }
        });
  }

  /** Adds what is between two pixels of a row. */
  static void between(PixelMap.Term to, int target, double x, int y, float weight) {
    int whole = (int) Math.floor(x);
    float part = (float) (x - whole);
    add(to, target, whole, y, (1 - part) * weight);
    add(to, target, whole + 1, y, part * weight);
  }

  private static void add(PixelMap.Term to, int target, int x, int y, float weight) {
    if (x >= 0 && x < SIDE && y >= 0 && y < SIDE && weight != 0) {
      to.add(target, y * SIDE + x, weight);
    }
  }
}
