package org.sketch28.evaluate;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;

/** Evaluations of synthetic outputs. */
public final class Evaluations {

  private Evaluations() {}

  /** One image for each row of logits. */
  static Evaluation of(int[] labels, float[][] logits) {
    int classes = logits[0].length;
    return of(IntStream.range(0, classes).mapToObj(Integer::toString).toList(), labels, logits);
  }

  /** One image for each row of logits, with class names. */
  static Evaluation of(List<String> names, int[] labels, float[][] logits) {
    int classes = names.size();
    float[] flat = new float[labels.length * classes];
    byte[] bytes = new byte[labels.length];
    byte[] pixels = new byte[labels.length * ImageDataset.PIXELS];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(logits[i], 0, flat, i * classes, classes);
      bytes[i] = (byte) labels[i];
      pixels[i * ImageDataset.PIXELS] = (byte) i;
    }
    ImageDataset data = new ImageDataset("synthetic", pixels, bytes, names);
    return new Evaluation(
        new EvaluationKey("model", "sum", "synthetic", Split.TEST),
        data,
        CorrectionStore.labels(data, Split.TEST, List.of()),
        new DatasetOutputs(labels.length, flat.clone(), flat),
        Calibration.none());
  }

  /** A model that is right most of the time, on random labels. */
  public static Evaluation random(int count, int classes, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[count];
    float[][] logits = new float[count][classes];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(classes);
      for (int c = 0; c < classes; c++) {
        logits[i][c] = (float) random.nextGaussian() + (c == labels[i] ? 3 : 0);
      }
    }
    return of(labels, logits);
  }
}
