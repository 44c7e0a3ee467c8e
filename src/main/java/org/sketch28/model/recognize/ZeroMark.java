package org.sketch28.model.recognize;

import java.util.List;
import java.util.Optional;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Finds the slash or the dot in a zero. No data that models are trained on has such zeros, so that
 * the digit is recognised without the mark: a short straight stroke in the middle of one that goes
 * all the way round.
 */
final class ZeroMark {

  /** The path of a loop must go round its middle by this angle at least. */
  private static final double LEAST_TURN = Math.toRadians(300);

  /** The gap between the ends of a loop, as a share of its size, at most. */
  private static final double GAP = 0.4;

  /** A mark may be this much longer than the diagonal of the loop. */
  private static final double LONGEST = 1.3;

  /** The way along a straight mark may be this much longer than the way between its ends. */
  private static final double STRAIGHT = 1.15;

  /** A dot is smaller than this share of the loop; it need not be straight. */
  private static final double DOT = 0.3;

  /** The middle of a mark is this near to that of the loop, as a share of the loop's size. */
  private static final double NEAR = 0.2;

  private ZeroMark() {}

  /** The drawing without the stroke that marks a zero, which may come first; empty if none does. */
  static Optional<Drawing> without(Drawing drawing) {
    List<Stroke> strokes = drawing.strokes();
    if (!drawing.isLinesOnly()
        || strokes.size() != 2
        || strokes.stream().anyMatch(each -> each.tool() != Stroke.Tool.PEN)) {
      return Optional.empty();
    }
    return zero(strokes.get(0), strokes.get(1)).or(() -> zero(strokes.get(1), strokes.get(0)));
  }

  private static Optional<Drawing> zero(Stroke loop, Stroke mark) {
    Box box = Box.of(loop.points());
    return isLoop(loop.points(), box) && isMark(mark.points(), box)
        ? Optional.of(Drawing.of(List.of(loop)))
        : Optional.empty();
  }

  private record Box(double x, double y, double width, double height) {

    static Box of(List<StrokePoint> points) {
      double left = points.stream().mapToDouble(StrokePoint::x).min().orElse(0);
      double right = points.stream().mapToDouble(StrokePoint::x).max().orElse(0);
      double top = points.stream().mapToDouble(StrokePoint::y).min().orElse(0);
      double bottom = points.stream().mapToDouble(StrokePoint::y).max().orElse(0);
      return new Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top);
    }

    double diagonal() {
      return Math.hypot(width, height);
    }
  }

  private static boolean isLoop(List<StrokePoint> points, Box box) {
    double turn = 0;
    for (int i = 1; i < points.size(); i++) {
      turn += turn(points.get(i - 1), points.get(i), box);
    }
    double gap = points.get(0).distance(points.get(points.size() - 1));
    return Math.abs(turn) >= LEAST_TURN && gap <= GAP * box.diagonal();
  }

  /** The angle between two points as seen from the middle of a box, −π…π. */
  private static double turn(StrokePoint from, StrokePoint to, Box box) {
    double angle =
        Math.atan2(to.y() - box.y(), to.x() - box.x())
            - Math.atan2(from.y() - box.y(), from.x() - box.x());
    return Math.IEEEremainder(angle, 2 * Math.PI);
  }

  private static boolean isMark(List<StrokePoint> points, Box loop) {
    Box mark = Box.of(points);
    double length = StrokePoint.length(points);
    boolean straight = length <= STRAIGHT * points.get(0).distance(points.get(points.size() - 1));
    boolean dot = mark.diagonal() <= DOT * loop.diagonal();
    boolean inTheMiddle =
        Math.abs(mark.x() - loop.x()) <= NEAR * loop.width()
            && Math.abs(mark.y() - loop.y()) <= NEAR * loop.height();
    return inTheMiddle && (dot || straight) && length <= LONGEST * loop.diagonal();
  }
}
