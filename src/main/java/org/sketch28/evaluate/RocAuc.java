package org.sketch28.evaluate;

import java.util.Arrays;

/** How well a score separates two kinds of images. */
public final class RocAuc {

  private RocAuc() {}

  /**
   * The area under the ROC curve: the probability that a random positive has a higher score than a
   * random negative, where ties count one half (Hanley and McNeil 1982).
   *
   * @param positives scores that should be higher, at least one
   * @param negatives scores that should be lower, at least one
   * @return 0…1; one half for a score without information
   */
  public static double auroc(double[] positives, double[] negatives) {
    double[] sorted = negatives.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (double positive : positives) {
      sum += (below(sorted, positive) + notAbove(sorted, positive)) / 2.0;
    }
    return sum / positives.length / sorted.length;
  }

  private static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int notAbove(double[] sorted, double value) {
    return below(sorted, Math.nextUp(value));
  }
}
