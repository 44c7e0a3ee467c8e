package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Recognizer;

/**
 * What the network says.
 *
 * @param drawing what it is said of
 * @param recognition of all as one thing, or of a number's first digit; none before there is a
 *     model, or for an empty canvas
 * @param classNames of the model that said it
 * @param parts of a number, each of which looks like a digit; none for a single thing
 */
public record Result(
    Drawing drawing,
    Optional<Recognizer.Recognition> recognition,
    List<String> classNames,
    List<NumberReading.Part> parts) {

  public Result {
    parts = List.copyOf(parts);
  }

  /** Of a drawing that nothing was said of yet. */
  static Result of(Drawing drawing, List<String> classNames) {
    return new Result(drawing, Optional.empty(), classNames, List.of());
  }

  /** Whether several digits are read as a number. */
  public boolean isNumber() {
    return parts.size() > 1;
  }

  /** The name of what was recognised; none if nothing was, or not surely. */
  public Optional<String> winner() {
    if (isNumber()) {
      return Optional.of(new NumberReading(parts).text(classNames));
    }
    return recognition
        .flatMap(Recognizer.Recognition::prediction)
        .filter(Prediction::known)
        .map(prediction -> classNames.get(prediction.best()));
  }

  static Result none() {
    return of(Drawing.empty(), List.of());
  }
}
