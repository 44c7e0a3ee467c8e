package org.sketch28.image;

/**
 * Makes the strokes of a 28 × 28 image wider or narrower by moving the border of the ink by the
 * same distance everywhere, to measure how much a model depends on stroke width.
 */
public final class StrokeWidthChange {

  /** Fine pixels for each pixel, in each direction. */
  private static final int FINE = 8;

  /** At least this much of a stroke's half width is left, in pixels, so that none vanishes. */
  private static final double LEFT = 0.25;

  private StrokeWidthChange() {}

  /**
   * The image with narrower or wider strokes.
   *
   * @param pixels the distance that the border moves on each side; above 0, outwards
   */
  public static GrayImage apply(GrayImage image, double pixels) {
    int w = image.width() * FINE;
    int h = image.height() * FINE;
    boolean[] inside = new boolean[w * h];
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        inside[y * w + x] = level(image, (x + 0.5) / FINE - 0.5, (y + 0.5) / FINE - 0.5) > 127;
      }
    }
    double[] distance = DistanceTransform.signed(inside, w, h);
    double move = pixels * FINE;
    return Resampler.resize(
        GrayImage.of(
            w,
            h,
            (x, y) -> {
              double moved = distance[y * w + x] + move;
              boolean ridge = move < 0 && isRidge(distance, w, h, x, y);
              return (int) Math.round(255 * (0.5 + (ridge ? Math.max(moved, 0.5) : moved)));
            }),
        image.width(),
        image.height());
  }

  /** Whether a fine pixel is on, or very near, the middle of a stroke. */
  private static boolean isRidge(double[] distance, int w, int h, int x, int y) {
    double here = distance[y * w + x];
    if (here <= 0) {
      return false;
    }
    int reach = (int) Math.round(LEFT * FINE);
    for (int[] step : new int[][] {{1, 0}, {0, 1}, {1, 1}, {1, -1}}) {
      double ahead = at(distance, w, h, x + reach * step[0], y + reach * step[1]);
      double behind = at(distance, w, h, x - reach * step[0], y - reach * step[1]);
      if (here > ahead && here > behind) {
        return true;
      }
    }
    return false;
  }

  private static double at(double[] distance, int w, int h, int x, int y) {
    return x < 0 || y < 0 || x >= w || y >= h ? 0 : distance[y * w + x];
  }

  private static double level(GrayImage image, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    return (1 - fy) * ((1 - fx) * image.getOrZero(left, top) + fx * image.getOrZero(left + 1, top))
        + fy
            * ((1 - fx) * image.getOrZero(left, top + 1) + fx * image.getOrZero(left + 1, top + 1));
  }
}
