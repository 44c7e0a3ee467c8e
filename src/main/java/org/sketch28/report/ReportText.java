package org.sketch28.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.ConfusionMatrix;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.Reliability;
import org.sketch28.train.TrainingConfig;

/** Values as a report shows them. */
final class ReportText {

  static final String UNKNOWN = "not recorded";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportText() {}

  /** The time in UTC, to the second. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Formats numbers in the same way in every language. */
  static String plain(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A value, or that it was not recorded. */
  static String orUnknown(Object value) {
    return value == null || value.toString().isEmpty() ? UNKNOWN : value.toString();
  }

  /** All settings by name, with those of a part after the name of the part. */
  static Map<String, String> settings(TrainingConfig config) {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "", JSON.valueToTree(config));
    return settings;
  }

  private static void put(Map<String, String> settings, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(
              part ->
                  put(
                      settings,
                      name.isEmpty() ? part.getKey() : name + "." + part.getKey(),
                      part.getValue()));
    } else {
      settings.put(name, value.isTextual() && value.asText().isEmpty() ? "none" : value.asText());
    }
  }

  static ReportData.TestFigures figures(Evaluation evaluation) {
    BinomialCount top = evaluation.topK(1);
    Reliability reliability = evaluation.reliability();
    return new ReportData.TestFigures(
        evaluation.key().dataset(),
        top.correct(),
        top.count(),
        top.accuracy(),
        top.low(),
        top.high(),
        evaluation.data().classNames(),
        ConfusionMatrix.of(evaluation).counts(),
        reliability.expectedCalibrationError(),
        reliability.negativeLogLikelihood(),
        reliability.brier(),
        evaluation.calibration().temperature());
  }
}
