package org.sketch28.image.preprocess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Finds the lines that close a sketched outline: an end of a stroke that meets no other line is
 * joined to the nearest other such end, as at the opening of a sleeve or a trouser leg; a remaining
 * one is joined to the nearest line of another stroke.
 */
final class GapClosing {

  /** An end meets a line that is nearer than this share of the drawing's length. */
  private static final double MEETS = 0.035;

  /** Ends farther apart than this share of the drawing's length do not belong together. */
  private static final double FARTHEST = 1;

  /** An end without a partner is joined to a line within this share of the drawing's length. */
  private static final double FARTHEST_LINE = 0.35;

  /** No garment has so many loose ends, which are compared in pairs, again and again. */
  private static final int MOST_ENDS = 300;

  /** The points of its own stroke next to an end, which it does not count as meeting. */
  private static final int OWN = 6;

  private GapClosing() {}

  private record End(int stroke, StrokePoint at) {}

  /**
   * Straight strokes between loose ends.
   *
   * @param length of the longer side of all lines together, in canvas units
   */
  static List<Stroke> joined(List<Stroke> lines, double length) {
    List<List<StrokePoint>> dense = lines.stream().map(l -> dense(l.points(), length)).toList();
    List<End> loose = loose(dense, length);
    List<Stroke> joins = new ArrayList<>();
    if (loose.size() > MOST_ENDS) {
      return joins;
    }
    while (loose.size() > 1) {
      End first = null;
      End second = null;
      double nearest = FARTHEST * length;
      for (int i = 0; i < loose.size(); i++) {
        for (int j = i + 1; j < loose.size(); j++) {
          double distance = loose.get(i).at().distance(loose.get(j).at());
          if (distance < nearest) {
            nearest = distance;
            first = loose.get(i);
            second = loose.get(j);
          }
        }
      }
      if (first == null) {
        break;
      }
      joins.add(Stroke.pen(lines.get(first.stroke()).width(), first.at(), second.at()));
      loose.remove(first);
      loose.remove(second);
    }
    for (End end : loose) {
      nearestOfOthers(end, dense)
          .filter(point -> point.distance(end.at()) < FARTHEST_LINE * length)
          .ifPresent(
              point -> joins.add(Stroke.pen(lines.get(end.stroke()).width(), end.at(), point)));
    }
    return joins;
  }

  private static Optional<StrokePoint> nearestOfOthers(End end, List<List<StrokePoint>> dense) {
    return IntStream.range(0, dense.size())
        .filter(i -> i != end.stroke())
        .boxed()
        .flatMap(i -> dense.get(i).stream())
        .min(Comparator.comparingDouble(point -> point.distance(end.at())));
  }

  private static List<End> loose(List<List<StrokePoint>> dense, double length) {
    List<End> loose = new ArrayList<>();
    for (int i = 0; i < dense.size(); i++) {
      List<StrokePoint> points = dense.get(i);
      addIfLoose(new End(i, points.get(0)), dense, true, length, loose);
      addIfLoose(new End(i, points.get(points.size() - 1)), dense, false, length, loose);
    }
    return loose;
  }

  private static void addIfLoose(
      End end, List<List<StrokePoint>> dense, boolean atStart, double length, List<End> loose) {
    double meets = MEETS * length;
    for (int i = 0; i < dense.size(); i++) {
      List<StrokePoint> points = dense.get(i);
      // Of its own stroke, an end can meet only what lies some way back.
      int skipped = i == end.stroke() ? OWN : 0;
      int from = i == end.stroke() && atStart ? skipped : 0;
      int to = points.size() - (i == end.stroke() && !atStart ? skipped : 0);
      for (int p = from; p < to; p++) {
        if (points.get(p).distance(end.at()) < meets) {
          return;
        }
      }
    }
    loose.add(end);
  }

  /** Points along the stroke, spaced about as closely as lines must be to meet. */
  private static List<StrokePoint> dense(List<StrokePoint> points, double length) {
    double step = MEETS * length / 2;
    List<StrokePoint> dense = new ArrayList<>();
    dense.add(points.get(0));
    double walked = 0;
    for (int i = 1; i < points.size(); i++) {
      StrokePoint a = points.get(i - 1);
      StrokePoint b = points.get(i);
      double distance = a.distance(b);
      for (double t = step - walked; t <= distance; t += step) {
        double share = t / distance;
        dense.add(
            new StrokePoint(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y())));
      }
      walked = (walked + distance) % step;
    }
    dense.add(points.get(points.size() - 1));
    return dense;
  }
}
