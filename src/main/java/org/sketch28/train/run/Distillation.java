package org.sketch28.train.run;

import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelStore;

/** What a teacher says of the images that a network learns from (Hinton et al. 2015). */
final class Distillation {

  private Distillation() {}

  /**
   * The teacher's calibrated probabilities for each training image as it is, before augmentation.
   *
   * @param progress of images; may end the work by throwing
   * @return images × classes
   * @throws UserFacingException if the teacher cannot be loaded, or has other classes
   */
  static HostTensor probabilities(ModelStore.Entry teacher, TrainingData data, Progress progress)
      throws UserFacingException {
    ImageDataset images = data.split().training();
    if (!teacher.manifest().classes().equals(images.classNames())) {
      throw new UserFacingException(
          "%s cannot teach this network: its classes are not those of %s."
              .formatted(teacher.manifest().title(), String.join(", ", data.names())));
    }
    int classes = images.classNames().size();
    float[] probabilities = new float[images.size() * classes];
    try (ScoredClassifier classifier = ModelStore.load(teacher)) {
      Calibration calibration = classifier.calibration();
      DatasetOutputs outputs = classifier.inferAll(images, progress);
      for (int i = 0; i < images.size(); i++) {
        System.arraycopy(
            calibration.probabilities(outputs.logits(i)), 0, probabilities, i * classes, classes);
      }
    }
    return new HostTensor(new long[] {images.size(), classes}, probabilities);
  }
}
