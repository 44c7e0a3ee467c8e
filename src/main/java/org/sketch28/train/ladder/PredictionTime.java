package org.sketch28.train.ladder;

import java.util.Arrays;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long a model takes to classify an image. */
final class PredictionTime {

  private static final Logger LOG = LoggerFactory.getLogger(PredictionTime.class);
  private static final int WARM_UP = 50;
  private static final int COUNT = 101;

  private PredictionTime() {}

  /** The median over some images, in milliseconds; none if the model is damaged. */
  static Optional<Double> millis(ModelStore.Entry entry) {
    try (Classifier classifier = ModelStore.load(entry)) {
      double[] millis = new double[COUNT];
      for (int i = -WARM_UP; i < COUNT; i++) {
        int shift = Math.floorMod(i, 9);
        GrayImage image = GrayImage.of(28, 28, (x, y) -> x == 6 + y / 3 + shift ? 255 : 0);
        long start = System.nanoTime();
        classifier.predict(image);
        if (i >= 0) {
          millis[i] = (System.nanoTime() - start) / 1e6;
        }
      }
      Arrays.sort(millis);
      return Optional.of(millis[COUNT / 2]);
    } catch (UserFacingException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }
}
