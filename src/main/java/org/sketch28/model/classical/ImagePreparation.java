package org.sketch28.model.classical;

import java.util.Locale;
import org.sketch28.data.ImageDataset;

/** What is done with an image before a classical model compares it with others. */
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
  };

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

  private static float at(float[] image, int x, int y) {
    return x < 0 || x >= SIDE || y < 0 || y >= SIDE ? 0 : image[y * SIDE + x];
  }
}
