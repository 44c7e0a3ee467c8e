package org.sketch28.cli;

import org.sketch28.train.Protocol;
import org.sketch28.train.run.ModelBuilder;

/** How good a model is, in words. */
final class Accuracies {

  private Accuracies() {}

  static String inWords(ModelBuilder.Built built) {
    if (built.protocol() == Protocol.PUBLISHED) {
      return ("%.2f %% of the test images are right, by which this epoch was chosen, so they say"
              + " too much")
          .formatted(100 * built.validationAccuracy());
    }
    return "validation accuracy %.2f %%%s"
        .formatted(
            100 * built.validationAccuracy(),
            Double.isNaN(built.testAccuracy())
                ? ", not tested"
                : ", test accuracy %.2f %%".formatted(100 * built.testAccuracy()));
  }
}
