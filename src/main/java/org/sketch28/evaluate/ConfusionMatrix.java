package org.sketch28.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/** How often images of each class are classified as each class. */
public final class ConfusionMatrix {

  private final List<String> classNames;
  private final int[][] counts;

  /**
   * Creates a matrix.
   *
   * @param classNames by class index
   * @param counts the numbers of images by label, then by prediction; not copied
   */
  public ConfusionMatrix(List<String> classNames, int[][] counts) {
    this.classNames = classNames;
    this.counts = counts;
  }

  /** A matrix without any classes, for when there is no evaluation. */
  public static ConfusionMatrix empty() {
    return new ConfusionMatrix(List.of(), new int[0][0]);
  }

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

  /** The class names, by class index. */
  public List<String> classNames() {
    return classNames;
  }

  /** The numbers of images by label, then by prediction; not a copy, not to be changed. */
  public int[][] counts() {
    return counts;
  }

  /** The number of images with this label and this prediction. */
  public int count(int label, int predicted) {
    return counts[label][predicted];
  }

  /** The number of images with this label. */
  public int ofLabel(int label) {
    return IntStream.of(counts[label]).sum();
  }

  /** The number of images with this prediction. */
  public int ofPrediction(int predicted) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[predicted];
    }
    return sum;
  }

  /** The share of a label's images with this prediction, 0…1; 0 if the label has no images. */
  public double share(int label, int predicted) {
    int all = ofLabel(label);
    return all == 0 ? 0 : (double) counts[label][predicted] / all;
  }

  /** The largest count off the diagonal. */
  public int mostErrors() {
    int most = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        most = label == predicted ? most : Math.max(most, counts[label][predicted]);
      }
    }
    return most;
  }

  /** The share of the images classified as this class that belong to it; NaN if there are none. */
  public double precision(int classIndex) {
    return (double) counts[classIndex][classIndex] / ofPrediction(classIndex);
  }

  /** The share of this class's images that are classified as it; NaN if there are none. */
  public double recall(int classIndex) {
    return (double) counts[classIndex][classIndex] / ofLabel(classIndex);
  }

  /** The harmonic mean of precision and recall; NaN if the class never occurs. */
  public double f1(int classIndex) {
    int both = ofPrediction(classIndex) + ofLabel(classIndex);
    return 2.0 * counts[classIndex][classIndex] / both;
  }
}
