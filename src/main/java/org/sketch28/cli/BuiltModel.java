package org.sketch28.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sketch28.train.Protocol;
import org.sketch28.train.run.ModelBuilder;

/** What commands print of a model that was built. */
final class BuiltModel {

  private BuiltModel() {}

  /** Its folder and accuracies, for a line of JSON. */
  static Map<String, Object> json(ModelBuilder.Built built) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("model", built.entry().folder().toString());
    line.put("protocol", built.protocol().name().toLowerCase(Locale.ROOT));
    line.put(
        built.isValidated() ? "validationAccuracy" : "trainingAccuracy",
        built.validationAccuracy());
    line.put("testAccuracy", built.testAccuracy());
    return line;
  }

  /**
   * Prints where it is and how good it is.
   *
   * @param seconds of training
   */
  static void print(Output output, ModelBuilder.Built built, double seconds) {
    if (output.isJson()) {
      Map<String, Object> line = json(built);
      line.put("seconds", seconds);
      output.json(line);
    } else {
      output.line(
          "The model has been saved in %s: %s. %.0f s.",
          built.entry().folder(), accuracies(built), seconds);
    }
  }

  /** How good it is, in words. */
  static String accuracies(ModelBuilder.Built built) {
    if (built.protocol() == Protocol.PUBLISHED) {
      return ("%.2f %% of the test images are predicted correctly, but they also chose the epoch, so"
              + " this figure is too optimistic")
          .formatted(100 * built.validationAccuracy());
    }
    return "%s accuracy %.2f %%%s"
        .formatted(
            built.isValidated() ? "validation" : "training",
            100 * built.validationAccuracy(),
            Double.isNaN(built.testAccuracy())
                ? ", not tested"
                : ", test accuracy %.2f %%".formatted(100 * built.testAccuracy()));
  }
}
