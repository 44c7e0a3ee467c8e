package org.sketch28.image.picture;

/** The threshold that divides a histogram into two classes of least variance (Otsu 1979). */
final class Otsu {

  private Otsu() {}

  /**
   * Finds the threshold.
   *
   * @param histogram 256 counts
   * @return the last level of the lower class
   */
  static int threshold(int[] histogram) {
    double count = 0;
    double sum = 0;
    for (int i = 0; i < 256; i++) {
      count += histogram[i];
      sum += (double) i * histogram[i];
    }
    double best = -1;
    int threshold = 0;
    double below = 0;
    double sumBelow = 0;
    for (int i = 0; i < 255; i++) {
      below += histogram[i];
      sumBelow += (double) i * histogram[i];
      if (below > 0 && below < count) {
        double difference = sumBelow / below - (sum - sumBelow) / (count - below);
        double between = below * (count - below) * difference * difference;
        if (between > best) {
          best = between;
          threshold = i;
        }
      }
    }
    return threshold;
  }
}
