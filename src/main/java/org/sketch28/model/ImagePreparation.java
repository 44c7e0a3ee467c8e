package org.sketch28.model;

import java.util.List;
import java.util.Locale;

/** What is done with an image before a model sees it. */
public enum ImagePreparation {

  /** Nothing: plain pixels. */
  NONE,

  /**
   * Made upright by its moments, as in the paper of 1998, and blurred a little, so that strokes of
   * two images need not meet to the pixel.
   */
  DESKEWED,

  /** Ten pixels wide (Cireşan et al. 2011), unless it is a stroke like a 1. */
  WIDTH_10,

  /** As {@link #WIDTH_10}, with 12 pixels. */
  WIDTH_12,

  /** As {@link #WIDTH_10}, with 14 pixels. */
  WIDTH_14,

  /** As {@link #WIDTH_10}, with 16 pixels. */
  WIDTH_16,

  /** As {@link #WIDTH_10}, with 18 pixels. */
  WIDTH_18,

  /** As {@link #WIDTH_10}, with 20 pixels. */
  WIDTH_20;

  /** What is done with an image, in this order. */
  private List<PixelMap> maps(float[] image) {
    return switch (this) {
      case NONE -> List.of();
      case DESKEWED ->
          PixelMaps.deskewing(image)
              .map(map -> List.of(map, (PixelMap) PixelMaps::blur))
              .orElse(List.of());
      case WIDTH_10 -> widening(image, 10);
      case WIDTH_12 -> widening(image, 12);
      case WIDTH_14 -> widening(image, 14);
      case WIDTH_16 -> widening(image, 16);
      case WIDTH_18 -> widening(image, 18);
      case WIDTH_20 -> widening(image, 20);
    };
  }

  private static List<PixelMap> widening(float[] image, int width) {
    return PixelMaps.widening(image, width).stream().toList();
  }

  /**
   * Prepares an image.
   *
   * @param image 784 values in 0…1
   * @return a new array of the same size
   */
  public float[] apply(float[] image) {
    float[] prepared = image.clone();
    for (PixelMap map : maps(image)) {
      prepared = map.apply(prepared);
    }
    return prepared;
  }

  /**
   * The derivatives of anything by the pixels of an image, from those by the pixels of the prepared
   * one. Where the ink is and how it slants, and so where pixels go, is taken for given.
   *
   * @param image 784 values in 0…1, before it is prepared
   * @param derivatives 784 values
   * @return a new array of the same size
   */
  public float[] gradient(float[] image, float[] derivatives) {
    float[] gradient = derivatives.clone();
    List<PixelMap> all = maps(image);
    for (int i = all.size() - 1; i >= 0; i--) {
      gradient = all.get(i).gradient(gradient);
    }
    return gradient;
  }

  /** The name in {@code model.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
