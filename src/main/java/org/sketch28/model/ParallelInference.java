package org.sketch28.model;

import java.util.List;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;

/**
 * Features and logits of whole datasets, by classifiers whose features are an image's pixels and
 * whose {@link ScoredClassifier#infer} may be called by several threads at once.
 */
public final class ParallelInference {

  private static final int PIXELS = ImageDataset.PIXELS;

  private ParallelInference() {}

  /**
   * The outputs for all images, on all cores.
   *
   * @param batch images at once
   * @param progress of images, on the calling thread; may end the work by throwing
   */
  public static DatasetOutputs of(
      ScoredClassifier classifier, ImageDataset data, int batch, Progress progress) {
    int classes = classifier.classNames().size();
    float[] features = new float[data.size() * PIXELS];
    float[] logits = new float[data.size() * classes];
    ParallelFor.of(
        (data.size() + batch - 1) / batch,
        (done, all) -> progress.at(Math.min(data.size(), done * batch), data.size()),
        b -> {
          int first = b * batch;
          int count = Math.min(batch, data.size() - first);
          float[] pixels = new float[count * PIXELS];
          for (int i = 0; i < count; i++) {
            System.arraycopy(data.image(first + i).toFloats(), 0, pixels, i * PIXELS, PIXELS);
          }
          System.arraycopy(pixels, 0, features, first * PIXELS, pixels.length);
          List<ModelOutput> found = classifier.infer(pixels, count);
          for (int i = 0; i < count; i++) {
            System.arraycopy(found.get(i).logits(), 0, logits, (first + i) * classes, classes);
          }
        });
    return new DatasetOutputs(data.size(), features, logits);
  }
}
