package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;

/** Classifies every drawing of a stroke file, and counts the correct ones for each word. */
final class StrokeClassification {

  private final Recognizer recognizer;
  private final Map<String, String> labels;
  private final Output output;
  private final List<String> names;

  /**
   * @param labels the class of the model that each word stands for; the name of a class always
   *     stands for it
   */
  StrokeClassification(Recognizer recognizer, Map<String, String> labels, Output output) {
    this.recognizer = recognizer;
    this.labels = labels;
    this.output = output;
    this.names = recognizer.classifier().classNames();
  }

  int run(Path file) throws UserFacingException {
    StrokeSummary summary = new StrokeSummary();
    Map<String, BinomialCount> byWord = new TreeMap<>();
    try (StrokeFile strokes = StrokeFile.open(file)) {
      for (StrokeFile.Sample s = strokes.next(); s != null; s = strokes.next()) {
        Recognizer.Recognition recognition = recognizer.recognize(s.drawing());
        String truth = labels.getOrDefault(s.word(), names.contains(s.word()) ? s.word() : null);
        if (truth != null) {
          boolean correct =
              recognition.prediction().map(p -> names.get(p.best()).equals(truth)).orElse(false);
          summary.add(correct);
          byWord.merge(
              s.word(), new BinomialCount(correct ? 1 : 0, 1), (a, b) -> a.plus(b.correct() == 1));
        } else {
          summary.add();
        }
        if (output.isJson()) {
          output.json(line(s, recognition));
        }
      }
    }
    if (!output.isJson()) {
      byWord.forEach(this::printWord);
    }
    summary.print(output, "a known label");
    return 0;
  }

  private Map<String, Object> line(StrokeFile.Sample sample, Recognizer.Recognition recognition) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("index", sample.index());
    line.put("word", sample.word());
    sample.writer().ifPresent(writer -> line.put("writer", writer));
    line.putAll(fields(recognition, names));
    return line;
  }

  /** The fields of a recognition in a line of JSON; a blank drawing has no probabilities. */
  static Map<String, Object> fields(Recognizer.Recognition recognition, List<String> names) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (recognition.prediction().isEmpty()) {
      fields.put("predicted", null);
      fields.put("known", false);
      return fields;
    }
    Prediction prediction = recognition.prediction().get();
    fields.put("predicted", names.get(prediction.best()));
    fields.put("probability", prediction.confidence());
    fields.put("known", prediction.known());
    fields.put("knownScore", prediction.knownScore());
    fields.put("probabilities", prediction.probabilities());
    return fields;
  }

  private void printWord(String word, BinomialCount correct) {
    output.line(
        "%-16s %6d of %6d  %6.2f %%",
        word, correct.correct(), correct.count(), 100 * correct.accuracy());
  }
}
