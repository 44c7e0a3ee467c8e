package org.sketch28.image;

/**
 * Exact Euclidean distances by lower envelopes of parabolas (Felzenszwalb and Huttenlocher,
 * Distance Transforms of Sampled Functions, 2012).
 */
public final class DistanceTransform {

  private static final double FAR = 1e12;

  private DistanceTransform() {}

  /**
   * The distance from each pixel's centre to the border of the shape: positive inside, negative
   * outside.
   *
   * @param inside width × height, row by row
   * @return in pixels, within half a pixel of the true distance
   */
  public static double[] signed(boolean[] inside, int width, int height) {
    double[] toOutside = squared(inside, true, width, height);
    double[] toInside = squared(inside, false, width, height);
    double[] signed = new double[inside.length];
    for (int i = 0; i < signed.length; i++) {
      signed[i] = inside[i] ? Math.sqrt(toOutside[i]) - 0.5 : 0.5 - Math.sqrt(toInside[i]);
    }
    return signed;
  }

  /** Squared distances to the nearest pixel whose value is not {@code from}. */
  private static double[] squared(boolean[] shape, boolean from, int width, int height) {
    double[] f = new double[shape.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = shape[i] == from ? FAR : 0;
    }
    double[] column = new double[height];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        column[y] = f[y * width + x];
      }
      double[] distances = line(column);
      for (int y = 0; y < height; y++) {
        f[y * width + x] = distances[y];
      }
    }
    double[] row = new double[width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(f, y * width, row, 0, width);
      System.arraycopy(line(row), 0, f, y * width, width);
    }
    return f;
  }

  private static double[] line(double[] f) {
    int n = f.length;
    int[] vertex = new int[n];
    double[] border = new double[n + 1];
    int k = 0;
    border[0] = Double.NEGATIVE_INFINITY;
    border[1] = Double.POSITIVE_INFINITY;
    for (int q = 1; q < n; q++) {
      double s = intersection(f, q, vertex[k]);
      while (s <= border[k]) {
        k--;
        s = intersection(f, q, vertex[k]);
      }
      k++;
      vertex[k] = q;
      border[k] = s;
      border[k + 1] = Double.POSITIVE_INFINITY;
    }
    double[] distances = new double[n];
    k = 0;
    for (int q = 0; q < n; q++) {
      while (border[k + 1] < q) {
        k++;
      }
      double d = q - vertex[k];
      distances[q] = d * d + f[vertex[k]];
    }
    return distances;
  }

  private static double intersection(double[] f, int q, int v) {
    return (f[q] + (double) q * q - (f[v] + (double) v * v)) / (2.0 * (q - v));
  }
}
