package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.GrayImage;

/**
 * What is on the canvas: a picture, if one was opened, and the strokes drawn over it. Immutable, so
 * undoing a change means going back to the previous drawing.
 *
 * @param picture the ink of an opened picture, fitted into the canvas and centred
 * @param strokes oldest first
 */
public record Drawing(Optional<GrayImage> picture, List<Stroke> strokes) {

  /** The width and height of the canvas in canvas units: ten for each of the 28 pixels. */
  public static final double SIZE = 280;

  private static final Drawing EMPTY = new Drawing(Optional.empty(), List.of());

  public Drawing {
    strokes = List.copyOf(strokes);
  }

  /** The empty canvas. */
  public static Drawing empty() {
    return EMPTY;
  }

  /** A drawing of strokes without a picture. */
  public static Drawing of(List<Stroke> strokes) {
    return new Drawing(Optional.empty(), strokes);
  }

  /** A drawing of a picture without strokes. */
  public static Drawing of(GrayImage picture) {
    return new Drawing(Optional.of(picture), List.of());
  }

  /** This drawing with one more stroke on top. */
  public Drawing plus(Stroke stroke) {
    List<Stroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Drawing(picture, more);
  }

  /** Whether there are only lines: no picture and no filled area. An eraser may have cut them. */
  public boolean isLinesOnly() {
    return picture.isEmpty()
        && strokes.stream().noneMatch(stroke -> stroke.tool() == Stroke.Tool.FILL);
  }

  /** Whether nothing was drawn or opened. An erased drawing need not be empty. */
  public boolean isEmpty() {
    return picture.isEmpty() && strokes.isEmpty();
  }
}
