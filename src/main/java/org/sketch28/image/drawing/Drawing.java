package org.sketch28.image.drawing;

import java.awt.geom.Rectangle2D;
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

  /**
   * The width and height in canvas units of the square in the middle of the canvas, whose left and
   * upper edges are 0: ten for each of the 28 pixels. The canvas itself is as large as its window.
   */
  public static final double SIZE = 280;

  /** How far from the square strokes may reach on each side, in canvas units. */
  public static final double MARGIN = 3 * SIZE;

  /** A drawing never has more strokes; far more than anybody draws. */
  public static final int MOST_STROKES = 2000;

  /** All strokes of a drawing never have more points together; far more than anybody draws. */
  public static final int MOST_POINTS = 20_000;

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

  /**
   * How many points another stroke may have; 0 if there is no room for one. Files with larger
   * drawings are refused, so that no drawing keeps the window or a command busy.
   */
  public int room() {
    int points = strokes.stream().mapToInt(stroke -> stroke.points().size()).sum();
    return strokes.size() < MOST_STROKES ? Math.max(0, MOST_POINTS - points) : 0;
  }

  /**
   * The part of the canvas that the drawing needs, in canvas units: the square, and what strokes
   * reach beyond it, up to {@link #MARGIN}.
   */
  public Rectangle2D area() {
    double left = 0;
    double top = 0;
    double right = SIZE;
    double bottom = SIZE;
    for (Stroke stroke : strokes) {
      double ink = stroke.width() / 2;
      for (StrokePoint p : stroke.points()) {
        left = p.x() < 0 ? Math.min(left, p.x() - ink) : left;
        top = p.y() < 0 ? Math.min(top, p.y() - ink) : top;
        right = p.x() > SIZE ? Math.max(right, p.x() + ink) : right;
        bottom = p.y() > SIZE ? Math.max(bottom, p.y() + ink) : bottom;
      }
    }
    left = Math.max(left, -MARGIN);
    top = Math.max(top, -MARGIN);
    return new Rectangle2D.Double(
        left, top, Math.min(right, SIZE + MARGIN) - left, Math.min(bottom, SIZE + MARGIN) - top);
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
