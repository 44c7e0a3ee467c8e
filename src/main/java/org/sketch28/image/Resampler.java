package org.sketch28.image;

/** Resizing by area: every output pixel is the mean of the input under it. */
public final class Resampler {

  private Resampler() {}

  /** The image at another size; enlarging repeats pixels and blends them at their borders. */
  public static GrayImage resize(GrayImage image, int width, int height) {
    double[][] rows = new double[height][image.width()];
    double[][] columnWeights = weights(image.width(), width);
    double[][] rowWeights = weights(image.height(), height);
    for (int y = 0; y < height; y++) {
      double scale = (double) image.height() / height;
      for (int i = (int) (y * scale); i < Math.min(image.height(), (y + 1) * scale); i++) {
        for (int x = 0; x < image.width(); x++) {
          rows[y][x] += rowWeights[y][i] * image.get(x, i);
        }
      }
    }
    return GrayImage.of(
        width, height, (x, y) -> (int) Math.round(sum(rows[y], columnWeights[x], x, width)));
  }

  private static double sum(double[] row, double[] weights, int x, int width) {
    double scale = (double) row.length / width;
    double sum = 0;
    for (int i = (int) (x * scale); i < Math.min(row.length, (x + 1) * scale); i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  private static double[][] weights(int from, int to) {
    double scale = (double) from / to;
    double[][] weights = new double[to][from];
    for (int cell = 0; cell < to; cell++) {
      double start = cell * scale;
      double end = start + scale;
      for (int i = (int) start; i < Math.min(from, end); i++) {
        weights[cell][i] = (Math.min(end, i + 1) - Math.max(start, i)) / scale;
      }
    }
    return weights;
  }
}
