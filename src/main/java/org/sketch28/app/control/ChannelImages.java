package org.sketch28.app.control;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The channels of a layer as pictures on one scale, from black (least) to white (most). */
public final class ChannelImages {

  private final float[] values;
  private final int height;
  private final int width;
  private final float low;
  private final float range;

  /**
   * @param values channels × height × width
   * @param darkest a value that is black at most, such as 0
   */
  public ChannelImages(float[] values, int height, int width, float darkest) {
    this.values = values;
    this.height = height;
    this.width = width;
    float least = darkest;
    float most = -Float.MAX_VALUE;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    low = least;
    range = Math.max(1e-9f, most - least);
  }

  /** The picture of a channel, a pixel for each value. */
  public WritableImage of(int channel) {
    int[] pixels = new int[height * width];
    for (int i = 0; i < pixels.length; i++) {
      float share = (values[channel * pixels.length + i] - low) / range;
      pixels[i] = 0xff000000 | Math.round(255 * share) * 0x010101;
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }
}
