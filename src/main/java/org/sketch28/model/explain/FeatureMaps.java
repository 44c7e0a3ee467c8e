package org.sketch28.model.explain;

import java.util.Arrays;

/**
 * What one layer makes of one image.
 *
 * @param layer its place and kind, such as "3 Conv2d"
 * @param channels maps, or units of a layer without places
 * @param height of a map; 1 for a layer without places
 * @param width of a map; 1 for a layer without places
 * @param values channels × height × width
 */
public record FeatureMaps(String layer, int channels, int height, int width, float[] values) {

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureMaps that
        && layer.equals(that.layer)
        && channels == that.channels
        && height == that.height
        && width == that.width
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * layer.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FeatureMaps[%s: %d × %d × %d]".formatted(layer, channels, height, width);
  }
}
