package org.sketch28.train;

import java.util.Set;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Argmax;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.ScoredClassifier;

/** The outputs of a classifier for a dataset, before calibration, with the labels of its images. */
public final class LabelledOutputs {

  private final DatasetOutputs outputs;
  private final int[] labels;

  private LabelledOutputs(DatasetOutputs outputs, int[] labels) {
    this.outputs = outputs;
    this.labels = labels;
  }

  /**
   * Outputs that were computed before.
   *
   * @param labels as many as there are images
   */
  public static LabelledOutputs of(DatasetOutputs outputs, int[] labels) {
    return new LabelledOutputs(outputs, labels.clone());
  }

  /** Runs {@code classifier} over all of {@code data}. */
  public static LabelledOutputs of(ScoredClassifier classifier, ImageDataset data) {
    return of(classifier, data, Progress.NONE);
  }

  /**
   * Runs {@code classifier} over all of {@code data}, with progress.
   *
   * @param progress of images; may end the work by throwing
   */
  public static LabelledOutputs of(
      ScoredClassifier classifier, ImageDataset data, Progress progress) {
    return new LabelledOutputs(classifier.inferAll(data, progress), labels(data));
  }

  private static int[] labels(ImageDataset data) {
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    return labels;
  }

  /** The pixels of images as their features, without logits: what a classical model compares. */
  public static LabelledOutputs ofPixels(ImageDataset data) {
    float[] features = new float[data.pixels().length];
    for (int i = 0; i < features.length; i++) {
      features[i] = (data.pixels()[i] & 0xff) / 255f;
    }
    float[] none = new float[data.size() * data.classNames().size()];
    return new LabelledOutputs(new DatasetOutputs(data.size(), features, none), labels(data));
  }

  /** The number of images. */
  public int size() {
    return labels.length;
  }

  /** The class index of an image. */
  public int label(int index) {
    return labels[index];
  }

  /** The features of every image, a copy. */
  public float[][] features() {
    float[][] rows = new float[size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = outputs.features(i);
    }
    return rows;
  }

  /** The logits of every image, a copy. */
  public float[][] logits() {
    float[][] rows = new float[size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = outputs.logits(i);
    }
    return rows;
  }

  /** The mean cross-entropy, in nats; NaN without images. */
  public double loss() {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += loss(i);
    }
    return sum / labels.length;
  }

  /** The cross-entropy of an image, in nats. */
  public double loss(int index) {
    float[] logits = outputs.logits(index);
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double total = 0;
    for (float logit : logits) {
      total += Math.exp(logit - greatest);
    }
    return Math.log(total) + greatest - logits[labels[index]];
  }

  /** The share of images whose largest logit is their label's; NaN without images. */
  public double accuracy() {
    return accuracy(Set.of());
  }

  /**
   * The share of images whose largest logit is their label's; NaN without images.
   *
   * @param without indices of images that do not count
   */
  public double accuracy(Set<Integer> without) {
    int right = 0;
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (without.contains(i)) {
        continue;
      }
      count++;
      right += Argmax.of(outputs.logits(i)) == labels[i] ? 1 : 0;
    }
    return (double) right / count;
  }
}
