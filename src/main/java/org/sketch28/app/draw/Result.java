package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import org.sketch28.image.Drawing;
import org.sketch28.model.Prediction;
import org.sketch28.model.Recognizer;

/**
 * What the network says.
 *
 * @param drawing what it is said of
 * @param recognition none before there is a model, or for an empty canvas
 * @param classNames of the model that said it
 */
public record Result(
    Drawing drawing, Optional<Recognizer.Recognition> recognition, List<String> classNames) {

  /** The name of what was recognised; none if nothing was, or not surely. */
  public Optional<String> winner() {
    return recognition
        .flatMap(Recognizer.Recognition::prediction)
        .filter(Prediction::known)
        .map(prediction -> classNames.get(prediction.best()));
  }

  static Result none() {
    return new Result(Drawing.empty(), Optional.empty(), List.of());
  }
}
