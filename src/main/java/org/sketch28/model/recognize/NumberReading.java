package org.sketch28.model.recognize;

import java.util.List;
import java.util.stream.Collectors;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;

/**
 * A drawing read as a number.
 *
 * @param parts the digits from left to right; none for a blank drawing
 */
public record NumberReading(List<Part> parts) {

  public NumberReading {
    parts = List.copyOf(parts);
  }

  /**
   * One digit.
   *
   * @param drawing its strokes or pixels, where they are on the canvas
   * @param left its left edge, in canvas units
   * @param right its right edge, in canvas units
   * @param recognition what it is recognized as; never without a prediction
   */
  public record Part(
      Drawing drawing, double left, double right, Recognizer.Recognition recognition) {

    /** The prediction of the classifier. */
    public Prediction prediction() {
      return recognition.prediction().orElseThrow();
    }
  }

  /** The names of the digits, one after the other. */
  public String text(List<String> classNames) {
    return parts.stream()
        .map(part -> classNames.get(part.prediction().best()))
        .collect(Collectors.joining());
  }

  /** Whether there are several digits, each of which looks like one. */
  public boolean isNumber() {
    return parts.size() > 1 && parts.stream().allMatch(part -> part.prediction().known());
  }
}
