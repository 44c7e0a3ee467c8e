package org.sketch28.image.preprocess;

import java.util.ArrayDeque;
import java.util.Optional;
import org.sketch28.image.Box;
import org.sketch28.image.DistanceTransform;
import org.sketch28.image.GrayImage;

/**
 * Turns an outline into a silhouette: closes gaps and fills everything inside. A shape that is
 * filled already stays as it is, with its holes.
 */
final class OutlineFiller {

  /** Ink above this level is part of the shape. */
  private static final int SOLID = 48;

  /** Gaps of up to this share of the longer side are closed. */
  private static final double GAP = 0.07;

  /** The same if lines that close gaps have been added already. */
  private static final double SMALL_GAP = 0.04;

  /** A shape whose ink is at least this share of its silhouette is not an outline. */
  private static final double FILLED = 0.6;

  /** The grey level of the filling, about the mean of Fashion-MNIST's garments. */
  private static final int FILL_LEVEL = 160;

  private OutlineFiller() {}

  /** The filled silhouette, or {@code ink} itself if it is not an outline. */
  static GrayImage fill(GrayImage ink) {
    return fill(ink, ink, GAP, FILLED).orElse(ink);
  }

  /**
   * Fills the silhouette of lines.
   *
   * @param ink the lines
   * @param border the same lines and those that close their gaps, which the result does not show
   * @return empty if there are no lines
   */
  static Optional<GrayImage> fillWithin(GrayImage ink, GrayImage border) {
    return fill(ink, border, SMALL_GAP, Double.POSITIVE_INFINITY);
  }

  private static Optional<GrayImage> fill(
      GrayImage ink, GrayImage border, double share, double most) {
    Box box = border.inkBox(SOLID);
    if (box == null) {
      return Optional.empty();
    }
    int gap = (int) Math.ceil(box.longerSide() * share / 2);
    int margin = gap + 2;
    int width = box.width() + 2 * margin;
    int height = box.height() + 2 * margin;
    boolean[] shape = new boolean[width * height];
    int inked = 0;
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        if (border.get(box.x() + x, box.y() + y) > SOLID) {
          shape[(y + margin) * width + x + margin] = true;
          inked++;
        }
      }
    }
    boolean[] silhouette = silhouette(shape, width, height, gap);
    int filled = 0;
    for (boolean pixel : silhouette) {
      filled += pixel ? 1 : 0;
    }
    if (inked >= most * filled) {
      return Optional.empty();
    }
    return Optional.of(
        GrayImage.of(
            ink.width(),
            ink.height(),
            (x, y) -> {
              int u = x - box.x() + margin;
              int v = y - box.y() + margin;
              boolean in = u >= 0 && v >= 0 && u < width && v < height && silhouette[v * width + u];
              return Math.max(ink.get(x, y), in ? FILL_LEVEL : 0);
            }));
  }

  /** Closes gaps with a disc of radius {@code gap}, fills holes, and shrinks by the disc again. */
  private static boolean[] silhouette(boolean[] shape, int width, int height, int gap) {
    double[] distance = DistanceTransform.signed(shape, width, height);
    boolean[] grown = new boolean[shape.length];
    for (int i = 0; i < grown.length; i++) {
      grown[i] = distance[i] >= -gap;
    }
    fillHoles(grown, width, height);
    double[] inner = DistanceTransform.signed(grown, width, height);
    boolean[] result = new boolean[shape.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = shape[i] || inner[i] > gap;
    }
    return result;
  }

  private static void fillHoles(boolean[] shape, int width, int height) {
    boolean[] outside = new boolean[shape.length];
    ArrayDeque<Integer> open = new ArrayDeque<>();
    outside[0] = true;
    open.add(0);
    while (!open.isEmpty()) {
      int i = open.poll();
      int x = i % width;
      int y = i / width;
      for (int[] step : new int[][] {{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
        int u = x + step[0];
        int v = y + step[1];
        int j = v * width + u;
        if (u >= 0 && v >= 0 && u < width && v < height && !shape[j] && !outside[j]) {
          outside[j] = true;
          open.add(j);
        }
      }
    }
    for (int i = 0; i < shape.length; i++) {
      shape[i] |= !outside[i];
    }
  }
}
