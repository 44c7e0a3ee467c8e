package org.sketch28.train;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.NetworkClassifier;

/**
 * What is measured at the end of an epoch, with the averaged weights and without dropout.
 *
 * @param validationLoss in nats; NaN without validation images
 * @param validationAccuracy 0…1; NaN without validation images
 * @param plainLoss of a sample of the training images as they are, in nats; NaN without validation
 *     images
 * @param plainAccuracy of the same sample, 0…1; NaN without validation images
 */
record EpochFigures(
    double validationLoss, double validationAccuracy, double plainLoss, double plainAccuracy) {

  /** The largest number of training images that are measured: more would slow a run down. */
  private static final int SAMPLE = 2_000;

  static final EpochFigures NONE = new EpochFigures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Measures weights. */
  static EpochFigures of(
      TrainingConfig config,
      Map<String, HostTensor> weights,
      ImageDataset plain,
      ImageDataset validation) {
    try (NetworkClassifier classifier =
        NetworkClassifier.of(
            validation.classNames(), config.architecture(), weights, Calibration.none())) {
      LabelledOutputs held = LabelledOutputs.of(classifier, validation);
      LabelledOutputs trained = LabelledOutputs.of(classifier, plain);
      return new EpochFigures(held.loss(), held.accuracy(), trained.loss(), trained.accuracy());
    }
  }

  /**
   * The training images that are measured as they are: the same in every epoch and after every
   * resumption, whatever random numbers training has used.
   */
  static ImageDataset plainSample(ImageDataset training, long seed) {
    int count = Math.min(SAMPLE, training.size());
    int[] order = new int[training.size()];
    Arrays.setAll(order, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(order.length - i);
      int chosen = order[j];
      order[j] = order[i];
      order[i] = chosen;
    }
    return training.select(training.name() + ", sample", Arrays.copyOf(order, count));
  }
}
