package org.sketch28.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Finds labels that are likely to be wrong, by confident learning (Northcutt et al. 2021): an image
 * is suspect if the model is at least as confident of another class as it is on average for that
 * class's own images. The model should not have memorised the labels.
 */
public final class LabelErrors {

  private LabelErrors() {}

  /** All images that count, suspects first, and by ascending margin of the label among each. */
  public static int[] queue(Evaluation evaluation) {
    boolean[] suspect = suspects(evaluation);
    double[] margins =
        IntStream.range(0, evaluation.size()).mapToDouble(evaluation::margin).toArray();
    return IntStream.range(0, evaluation.size())
        .filter(evaluation::counts)
        .boxed()
        .sorted(
            Comparator.<Integer, Boolean>comparing(i -> !suspect[i])
                .thenComparingDouble(i -> margins[i])
                .thenComparingInt(i -> i))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** For each image, whether it is off the diagonal of the confident joint. */
  public static boolean[] suspects(Evaluation evaluation) {
    double[] thresholds = thresholds(evaluation);
    boolean[] suspect = new boolean[evaluation.size()];
    for (int i = 0; i < suspect.length; i++) {
      if (evaluation.counts(i)) {
        int confident = confidentClass(evaluation, i, thresholds);
        suspect[i] = confident >= 0 && confident != evaluation.label(i);
      }
    }
    return suspect;
  }

  /** For each class, its mean probability for the images with its label. */
  private static double[] thresholds(Evaluation evaluation) {
    double[] sums = new double[evaluation.classes()];
    int[] counts = new int[evaluation.classes()];
    for (int i = 0; i < evaluation.size(); i++) {
      if (evaluation.counts(i)) {
        sums[evaluation.label(i)] += evaluation.probability(i, evaluation.label(i));
        counts[evaluation.label(i)]++;
      }
    }
    Arrays.setAll(sums, c -> counts[c] == 0 ? Double.POSITIVE_INFINITY : sums[c] / counts[c]);
    return sums;
  }

  /** The most probable class among those that reach their threshold; −1 if none does. */
  private static int confidentClass(Evaluation evaluation, int index, double[] thresholds) {
    int best = -1;
    for (int c = 0; c < thresholds.length; c++) {
      float p = evaluation.probability(index, c);
      if (p >= thresholds[c] && (best < 0 || p > evaluation.probability(index, best))) {
        best = c;
      }
    }
    return best;
  }
}
