package org.sketch28.model.explain;

/** The output of one layer for one image. */
public final class FeatureMaps {

  private final String layer;
  private final int channels;
  private final int height;
  private final int width;
  private final float[] values;

  FeatureMaps(String layer, int channels, int height, int width, float[] values) {
    this.layer = layer;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /** The position and kind of the layer, such as "3 Conv2d". */
  public String layer() {
    return layer;
  }

  /** The number of maps, or of units in a layer without positions. */
  public int channels() {
    return channels;
  }

  /** The height of a map; 1 in a layer without positions. */
  public int height() {
    return height;
  }

  /** The width of a map; 1 in a layer without positions. */
  public int width() {
    return width;
  }

  /** Channels × height × width values. */
  public float[] values() {
    return values;
  }
}
