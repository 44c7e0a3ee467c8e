package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.GrayImage;

/**
 * What is on the canvas: a picture, if one was opened, and strokes over it, in their order.
 * Immutable, so undo is keeping the previous one.
 *
 * @param picture ink of a loaded picture, fitted into the canvas and centred
 * @param strokes oldest first
 */
public record Drawing(Optional<GrayImage> picture, List<Stroke> strokes) {

  /** The canvas's side in canvas units: ten for each of the 28 pixels. */
  public static final double SIZE = 280;

  private static final Drawing EMPTY = new Drawing(Optional.empty(), List.of());

  public Drawing {
    strokes = List.copyOf(strokes);
  }

  /** The clear canvas. */
  public static Drawing empty() {
    return EMPTY;
  }

  /** A drawing of strokes alone. */
  public static Drawing of(List<Stroke> strokes) {
    return new Drawing(Optional.empty(), strokes);
  }

  /** A picture that nothing is drawn over yet. */
  public static Drawing of(GrayImage picture) {
    return new Drawing(Optional.of(picture), List.of());
  }

  /** This drawing and one stroke more. */
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
