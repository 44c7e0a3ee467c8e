package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.IntFunction;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Prediction;

/**
 * A drawing read as a number, or as one in each of its rows.
 *
 * @param parts the digits from left to right, row by row; none for a blank drawing
 */
public record NumberReading(List<Part> parts) {

  public NumberReading {
    parts = List.copyOf(parts);
  }

  /**
   * One digit.
   *
   * @param drawing its strokes or pixels, where they are on the canvas
   * @param box around its lines or pixels, in canvas units
   * @param row from 0 at the top
   * @param recognition what it is recognized as; never without a prediction
   */
  public record Part(
      Drawing drawing, Rectangle2D box, int row, Recognizer.Recognition recognition) {

    /** Its left edge, in canvas units. */
    public double left() {
      return box.getMinX();
    }

    /** Its right edge, in canvas units. */
    public double right() {
      return box.getMaxX();
    }

    /** The same digit in another row. */
    Part inRow(int newRow) {
      return new Part(drawing, box, newRow, recognition);
    }

    /** The prediction of the classifier. */
    public Prediction prediction() {
      return recognition.prediction().orElseThrow();
    }
  }

  /** The names of the digits, one after the other; rows are separated by a space. */
  public String text(List<String> classNames) {
    return text(index -> classNames.get(parts.get(index).prediction().best()));
  }

  /** As {@link #text(List)}, with a name of its own for each digit, by its index. */
  public String text(IntFunction<String> names) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      boolean newRow = i > 0 && parts.get(i).row() != parts.get(i - 1).row();
      text.append(newRow ? " " : "").append(names.apply(i));
    }
    return text.toString();
  }

  /** Whether there are several digits, each of which looks like one. */
  public boolean isNumber() {
    return parts.size() > 1 && parts.stream().allMatch(part -> part.prediction().known());
  }
}
