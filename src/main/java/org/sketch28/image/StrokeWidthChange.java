package org.sketch28.image;

/**
 * Moves the border of the ink of a 28 × 28 image by the same distance everywhere, for measuring
 * what other stroke widths cost.
 */
public final class StrokeWidthChange {

  /** Fine pixels a pixel. */
  private static final int FINE = 8;

  /** Of a stroke's depth at least this many pixels stay, so that a thin one does not vanish. */
  private static final double LEFT = 0.25;

  private StrokeWidthChange() {}

  /**
   * Thinner or thicker strokes.
   *
   * @param pixels a side that the border moves, above 0 outwards
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
