package org.sketch28.model;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;

/**
 * A classifier that gives features and logits, from which its {@link Calibration} makes
 * predictions. Networks and classical models alike.
 */
public interface ScoredClassifier extends Classifier {

  /** Larger batches are no faster on a CPU and only hold more memory. */
  int LARGEST_BATCH = 250;

  /** What was fitted to validation data. */
  Calibration calibration();

  /**
   * Features and logits of a few images.
   *
   * @param pixels 784 values in 0…1 for each image
   * @param count images, at most {@value #LARGEST_BATCH}
   */
  List<ModelOutput> infer(float[] pixels, int count);

  /**
   * Features and logits of a whole dataset, on all cores.
   *
   * @param progress of images, on the calling thread; may end the work by throwing
   */
  DatasetOutputs inferAll(ImageDataset data, Progress progress);

  @Override
  default List<Prediction> predict(List<GrayImage> images) {
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (int start = 0; start < images.size(); start += LARGEST_BATCH) {
      int count = Math.min(LARGEST_BATCH, images.size() - start);
      float[] pixels = new float[count * ImageDataset.PIXELS];
      for (int i = 0; i < count; i++) {
        GrayImage image = images.get(start + i);
        if (image.width() != ImageDataset.SIDE || image.height() != ImageDataset.SIDE) {
          throw new IllegalArgumentException(image + " is not 28 × 28");
        }
        System.arraycopy(image.toFloats(), 0, pixels, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
      }
      for (ModelOutput output : infer(pixels, count)) {
        predictions.add(
            calibration().apply(output.features(), output.logits()).withVotes(output.votes()));
      }
    }
    return predictions;
  }
}
