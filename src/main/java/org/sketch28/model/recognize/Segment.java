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
 * @param source the stroke or connected ink that it was cut from; segments of one source should
 *     stay together
 */
record Segment(double left, double right, double top, double bottom, int source) {

  static Segment of(Rectangle2D box, int source) {
    return new Segment(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY(), source);
  }

  Rectangle2D rectangle() {
    return new Rectangle2D.Double(left, top, width(), height());
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
  static Segment around(List<Segment> segments) {
    Segment all = segments.get(0);
    for (Segment segment : segments) {
      all =
          new Segment(
              Math.min(all.left, segment.left),
              Math.max(all.right, segment.right),
              Math.min(all.top, segment.top),
              Math.max(all.bottom, segment.bottom),
              -1);
    }
    return all;
  }

  /** A drawing that is cut into segments, any neighbours of which can be drawn on their own. */
  interface Pieces {
    /** From left to right by their middles. */
    List<Segment> segments();

    /** Some neighbouring segments, where they are on the canvas. */
    Drawing drawing(int from, int to);

    /** Whether all segments together look like the drawing itself, because none was cut. */
    boolean isUncut();
  }
}
