package org.sketch28.app.draw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Reading;
import org.sketch28.model.recognize.Recognizer;

/**
 * What the model recognised in a drawing.
 *
 * @param drawing the drawing that was recognised
 * @param recognition of the whole drawing, or of the first digit of a number; empty before a model
 *     is loaded, or for an empty canvas
 * @param classNames the model's classes
 * @param parts the digits of a number, from left to right; empty if the drawing is a single thing
 * @param labels the class that the user gave to a digit of the number, by its index
 */
public record RecognitionResult(
    Drawing drawing,
    Optional<Recognizer.Recognition> recognition,
    List<String> classNames,
    List<NumberReading.Part> parts,
    Map<Integer, Integer> labels) {

  public RecognitionResult {
    labels = Map.copyOf(labels);
    classNames = List.copyOf(classNames);
    parts = List.copyOf(parts);
  }

  /** The result before any drawing was recognised and any model was loaded. */
  static RecognitionResult none() {
    return pending(Drawing.empty(), List.of());
  }

  /** The result for a drawing in which nothing has been recognised yet. */
  static RecognitionResult pending(Drawing drawing, List<String> classNames) {
    return new RecognitionResult(drawing, Optional.empty(), classNames, List.of(), Map.of());
  }

  /**
   * This result until another model has recognised the drawing: it is shown on, if the other one
   * has the same classes, but it belongs to no drawing.
   *
   * @param next the classes of the other model
   */
  RecognitionResult outdated(List<String> next) {
    return classNames.equals(next)
        ? new RecognitionResult(Drawing.empty(), recognition, classNames, parts, labels)
        : pending(Drawing.empty(), next);
  }

  /** What a model recognises in a drawing. */
  static RecognitionResult of(Recognizer recognizer, Drawing drawing) {
    Reading reading = recognizer.read(drawing);
    List<NumberReading.Part> parts = reading.number().map(NumberReading::parts).orElse(List.of());
    Recognizer.Recognition recognition =
        parts.isEmpty() ? reading.recognition() : parts.get(0).recognition();
    return new RecognitionResult(
        drawing, Optional.of(recognition), recognizer.classifier().classNames(), parts, Map.of());
  }

  /** The same result with a digit of the number labelled, or no longer if the label is empty. */
  RecognitionResult withLabel(int part, OptionalInt label) {
    Map<Integer, Integer> changed = new HashMap<>(labels);
    label.ifPresentOrElse(index -> changed.put(part, index), () -> changed.remove(part));
    return new RecognitionResult(drawing, recognition, classNames, parts, changed);
  }

  /** The name of a digit of the number: its label, or else what the model predicts. */
  String nameOf(int part) {
    return classNames.get(labels.getOrDefault(part, parts.get(part).prediction().best()));
  }

  /** The digit of the number with an index, or the last one if it has been taken back. */
  int partAt(int index) {
    return Math.max(0, Math.min(index, parts.size() - 1));
  }

  /** Whether the drawing is a number of several digits. */
  public boolean isNumber() {
    return parts.size() > 1;
  }

  /** The predicted class or number; empty if there is no prediction or the model is not sure. */
  public Optional<String> winner() {
    if (isNumber()) {
      return Optional.of(new NumberReading(parts).text(this::nameOf));
    }
    return prediction()
        .filter(Prediction::known)
        .map(prediction -> classNames.get(prediction.best()));
  }

  /** The prediction for the whole drawing, or for the first digit of a number. */
  Optional<Prediction> prediction() {
    return recognition.flatMap(Recognizer.Recognition::prediction);
  }
}
