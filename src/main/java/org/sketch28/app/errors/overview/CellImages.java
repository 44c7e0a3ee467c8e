package org.sketch28.app.errors.overview;

import java.util.Arrays;
import org.sketch28.evaluate.Evaluation;

/** The first images of each cell of the confusion matrix, indexed once for an evaluation. */
final class CellImages {

  private final Evaluation evaluation;
  private final int[] counts;
  private final int[][] first;

  /**
   * @param most how many images of each cell are found
   */
  CellImages(Evaluation evaluation, int most) {
    this.evaluation = evaluation;
    int cells = evaluation.classes() * evaluation.classes();
    counts = new int[cells];
    first = new int[cells][most];
    for (int i = 0; i < evaluation.size(); i++) {
      if (evaluation.counts(i)) {
        int cell = cell(evaluation.label(i), evaluation.predicted(i));
        if (counts[cell] < most) {
          first[cell][counts[cell]] = i;
        }
        counts[cell]++;
      }
    }
  }

  private int cell(int label, int predicted) {
    return label * evaluation.classes() + predicted;
  }

  Evaluation evaluation() {
    return evaluation;
  }

  /** How many images are in a cell. */
  int count(int label, int predicted) {
    return counts[cell(label, predicted)];
  }

  /** The indices of the first images in a cell. */
  int[] first(int label, int predicted) {
    int[] found = first[cell(label, predicted)];
    return Arrays.copyOf(found, Math.min(found.length, count(label, predicted)));
  }
}
