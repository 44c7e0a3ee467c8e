package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.sketch28.image.drawing.Drawing;

/**
 * The smallest piece of a drawing that belongs to one digit: a stroke, a part of one, or connected
 * pixels.
 *
 * @param left edge, in canvas units
 * @param right edge
 * @param top edge
 * @param bottom edge
 * @param source the stroke or patch that it was cut from: two pieces of one source had better stay
 *     together
 */
record Segment(double left, double right, double top, double bottom, int source) {

  static Segment of(Rectangle2D box, int source) {
    return new Segment(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY(), source);
  }

  double middle() {
    return (left + right) / 2;
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  /** The box around several. */
  static Segment around(List<Segment> units) {
    Segment all = units.get(0);
    for (Segment unit : units) {
      all =
          new Segment(
              Math.min(all.left, unit.left),
              Math.max(all.right, unit.right),
              Math.min(all.top, unit.top),
              Math.max(all.bottom, unit.bottom),
              -1);
    }
    return all;
  }

  /** A drawing taken apart, and put together again in part. */
  interface Pieces {
    /** From left to right by their middles. */
    List<Segment> units();

    /** A drawing of some units, where they are on the canvas. */
    Drawing drawing(int from, int to);
  }
}
