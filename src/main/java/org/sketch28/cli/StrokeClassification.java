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

/** Names every drawing of a stroke file and counts the right ones by word. */
final class StrokeClassification {

  private final Recognizer recognizer;
  private final Map<String, String> labels;
  private final boolean json;
  private final Output output;
  private final List<String> names;

  /**
   * @param labels which class a word counts as; a word that is a class's name counts as that
   */
  StrokeClassification(
      Recognizer recognizer, Map<String, String> labels, boolean json, Output output) {
    this.recognizer = recognizer;
    this.labels = labels;
    this.json = json;
    this.output = output;
    this.names = recognizer.classifier().classNames();
  }

  int run(Path file) throws Exception {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      if (!names.contains(label.getValue())) {
        throw new UserFacingException(
            "--labels names the class \"%s\"; the model's are: %s."
                .formatted(label.getValue(), String.join(", ", names)));
      }
    }
    BinomialCount all = new BinomialCount(0, 0);
    Map<String, BinomialCount> byWord = new TreeMap<>();
    int count = 0;
    try (StrokeFile strokes = StrokeFile.open(file)) {
      for (StrokeFile.Sample s = strokes.next(); s != null; s = strokes.next()) {
        count++;
        Recognizer.Recognition recognition = recognizer.recognize(s.drawing());
        String truth = labels.getOrDefault(s.word(), names.contains(s.word()) ? s.word() : null);
        if (truth != null) {
          boolean right =
              recognition.prediction().map(p -> names.get(p.best()).equals(truth)).orElse(false);
          all = all.plus(right);
          byWord.merge(
              s.word(), new BinomialCount(right ? 1 : 0, 1), (a, b) -> a.plus(b.correct() == 1));
        }
        if (json) {
          output.json(line(s, recognition));
        }
      }
    }
    summarise(count, all, byWord);
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

  /** What a JSON line says of a recognition; nothing but {@code known} for a blank drawing. */
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

  private void summarise(int count, BinomialCount all, Map<String, BinomialCount> byWord)
      throws Exception {
    if (json) {
      Map<String, Object> summary = new LinkedHashMap<>();
      summary.put("count", count);
      summary.put("labelled", all.count());
      summary.put("correct", all.correct());
      summary.put("accuracy", all.count() == 0 ? null : all.accuracy());
      output.json(Map.of("summary", summary));
      return;
    }
    for (Map.Entry<String, BinomialCount> word : byWord.entrySet()) {
      BinomialCount tally = word.getValue();
      output.line(
          "%-16s %6d of %6d  %6.2f %%",
          word.getKey(), tally.correct(), tally.count(), 100 * tally.accuracy());
    }
    output.line("%d drawings, %d of them with a known label", count, all.count());
    if (all.count() > 0) {
      output.line(
          "%d right, %.2f %% (95 %%: %.2f to %.2f)",
          all.correct(), 100 * all.accuracy(), 100 * all.low(), 100 * all.high());
    }
  }
}
