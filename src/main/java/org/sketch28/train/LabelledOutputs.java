package org.sketch28.train;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.network.NetworkClassifier;

/**
 * What a network says of a dataset, before calibration.
 *
 * @param outputs one an image
 * @param labels class indices
 */
public record LabelledOutputs(List<NetworkClassifier.Output> outputs, int[] labels) {

  private static final int BATCH = 250;

  /** Runs {@code classifier} over all of {@code data}. */
  public static LabelledOutputs of(NetworkClassifier classifier, ImageDataset data) {
    return of(classifier, data, Progress.NONE);
  }

  /**
   * The same with progress.
   *
   * @param progress told of images; may end the work by throwing
   */
  public static LabelledOutputs of(
      NetworkClassifier classifier, ImageDataset data, Progress progress) {
    List<NetworkClassifier.Output> outputs = new ArrayList<>(data.size());
    int[] labels = new int[data.size()];
    for (int start = 0; start < data.size(); start += BATCH) {
      progress.at(start, data.size());
      int count = Math.min(BATCH, data.size() - start);
      float[] pixels = new float[count * ImageDataset.PIXELS];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (data.pixels()[start * ImageDataset.PIXELS + i] & 0xff) / 255f;
      }
      outputs.addAll(classifier.infer(pixels, count));
    }
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    return new LabelledOutputs(outputs, labels);
  }

  /** The mean cross-entropy, in nats. */
  public double loss() {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      float[] logits = outputs.get(i).logits();
      double greatest = Double.NEGATIVE_INFINITY;
      for (float logit : logits) {
        greatest = Math.max(greatest, logit);
      }
      double total = 0;
      for (float logit : logits) {
        total += Math.exp(logit - greatest);
      }
      sum += Math.log(total) + greatest - logits[labels[i]];
    }
    return sum / labels.length;
  }

  /** The share of images whose largest logit is their label's. */
  public double accuracy() {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      float[] logits = outputs.get(i).logits();
      boolean best = true;
      for (float logit : logits) {
        best &= logit <= logits[labels[i]];
      }
      right += best ? 1 : 0;
    }
    return (double) right / labels.length;
  }
}
