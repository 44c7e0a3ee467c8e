package org.sketch28.model;

import java.util.List;
import org.sketch28.image.GrayImage;

/** Names 28 × 28 images. Safe from several threads. */
public interface Classifier extends AutoCloseable {

  /** The class names, by class index. */
  List<String> classNames();

  /**
   * Classifies a batch.
   *
   * @param images 28 × 28 each, preprocessed as the model asks
   * @return one prediction for each image, in order
   */
  List<Prediction> predict(List<GrayImage> images);

  /** Classifies one image. */
  default Prediction predict(GrayImage image) {
    return predict(List.of(image)).get(0);
  }

  @Override
  void close();
}
