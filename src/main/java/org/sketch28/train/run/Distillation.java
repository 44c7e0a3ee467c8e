package org.sketch28.train.run;

import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.TeacherTargets;
import org.sketch28.train.TrainingConfig;

/** What a teacher says of the images that a network learns from (Hinton et al. 2015). */
final class Distillation {

  private Distillation() {}

  /**
   * The teacher's calibrated probabilities for each training image, in as many variations as {@link
   * TeacherTargets#variations} says.
   *
   * @param progress of images; may end the work by throwing
   * @return variations × images × classes, or images × classes if the teacher sees the images as
   *     they are
   * @throws UserFacingException if the teacher cannot be loaded, or has other classes
   */
  static HostTensor probabilities(
      ModelStore.Entry teacher, TrainingData data, TrainingConfig config, Progress progress)
      throws UserFacingException {
    ImageDataset images = data.split().training();
    if (!teacher.manifest().classes().equals(images.classNames())) {
      throw new UserFacingException(
          "%s cannot teach this network: its classes are not those of %s."
              .formatted(teacher.manifest().title(), String.join(", ", data.names())));
    }
    int size = images.size();
    int classes = images.classNames().size();
    int variations = TeacherTargets.variations(config, size, classes);
    int passes = Math.max(1, variations);
    float[] all = new float[passes * size * classes];
    try (ScoredClassifier classifier = ModelStore.load(teacher)) {
      for (int pass = 0; pass < passes; pass++) {
        ImageDataset seen = variations == 0 ? images : TeacherTargets.varied(images, config, pass);
        int before = pass;
        DatasetOutputs outputs =
            classifier.inferAll(
                seen, (done, total) -> progress.at(before * total + done, passes * total));
        write(classifier.calibration(), outputs, all, pass * size * classes);
      }
    }
    long[] shape =
        variations == 0 ? new long[] {size, classes} : new long[] {variations, size, classes};
    return new HostTensor(shape, all);
  }

  private static void write(
      Calibration calibration, DatasetOutputs outputs, float[] to, int offset) {
    for (int i = 0; i < outputs.count(); i++) {
      float[] probabilities = calibration.probabilities(outputs.logits(i));
      System.arraycopy(
          probabilities, 0, to, offset + i * probabilities.length, probabilities.length);
    }
  }
}
