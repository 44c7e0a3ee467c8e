package org.sketch28.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class is taken for each.
 *
 * @param classNames by class index
 * @param counts by label, then by prediction
 */
public record ConfusionMatrix(List<String> classNames, int[][] counts) {

  /** Counts the images of an evaluation that count. */
  public static ConfusionMatrix of(Evaluation evaluation) {
    int classes = evaluation.classes();
    int[][] counts = new int[classes][classes];
    for (int i = 0; i < evaluation.size(); i++) {
      if (evaluation.counts(i)) {
        counts[evaluation.label(i)][evaluation.predicted(i)]++;
      }
    }
    return new ConfusionMatrix(evaluation.data().classNames(), counts);
  }

  public int count(int label, int predicted) {
    return counts[label][predicted];
  }

  /** How many images have a label. */
  public int ofLabel(int label) {
    return IntStream.of(counts[label]).sum();
  }

  /** How many images were named so. */
  public int ofPrediction(int predicted) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[predicted];
    }
    return sum;
  }

  /** The share of a label's images that were named so; 0 if there are none. */
  public double share(int label, int predicted) {
    int all = ofLabel(label);
    return all == 0 ? 0 : (double) counts[label][predicted] / all;
  }

  /** The greatest count beside the diagonal. */
  public int mostErrors() {
    int most = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        most = label == predicted ? most : Math.max(most, counts[label][predicted]);
      }
    }
    return most;
  }

  /** Of the images named so, the share that are; NaN if none was named so. */
  public double precision(int classIndex) {
    return (double) counts[classIndex][classIndex] / ofPrediction(classIndex);
  }

  /** Of the images that are so, the share that were named so; NaN if there are none. */
  public double recall(int classIndex) {
    return (double) counts[classIndex][classIndex] / ofLabel(classIndex);
  }

  /** The harmonic mean of precision and recall; NaN where neither means anything. */
  public double f1(int classIndex) {
    int both = ofPrediction(classIndex) + ofLabel(classIndex);
    return 2.0 * counts[classIndex][classIndex] / both;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that
        && classNames.equals(that.classNames)
        && java.util.Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return "ConfusionMatrix" + java.util.Arrays.deepToString(counts);
  }
}
