package org.sketch28.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReader;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Recognizer;

/** Reads every drawing of a stroke file as a number, and counts those that match their word. */
final class NumberClassification {

  private final Recognizer recognizer;
  private final Output output;
  private final List<String> names;

  NumberClassification(Recognizer recognizer, Output output) {
    this.recognizer = recognizer;
    this.output = output;
    this.names = recognizer.classifier().classNames();
  }

  int run(Path file) throws UserFacingException {
    StrokeSummary summary = new StrokeSummary();
    try (StrokeFile strokes = StrokeFile.open(file)) {
      for (StrokeFile.Sample s = strokes.next(); s != null; s = strokes.next()) {
        NumberReading reading = NumberReader.read(recognizer, s.drawing());
        String text = reading.text(names);
        if (s.word().matches("[0-9]+")) {
          summary.add(text.equals(s.word()));
        } else {
          summary.add();
        }
        if (output.isJson()) {
          output.json(line(s, reading, text));
        }
      }
    }
    summary.print(output, "a number as their word");
    return 0;
  }

  private Map<String, Object> line(StrokeFile.Sample sample, NumberReading reading, String text) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("index", sample.index());
    line.put("word", sample.word());
    line.put("predicted", text.isEmpty() ? null : text);
    List<Map<String, Object>> parts = new ArrayList<>();
    for (NumberReading.Part part : reading.parts()) {
      Prediction prediction = part.prediction();
      Map<String, Object> digit = new LinkedHashMap<>();
      digit.put("predicted", names.get(prediction.best()));
      digit.put("probability", prediction.confidence());
      digit.put("known", prediction.known());
      digit.put("left", part.left());
      digit.put("right", part.right());
      parts.add(digit);
    }
    line.put("parts", parts);
    return line;
  }
}
