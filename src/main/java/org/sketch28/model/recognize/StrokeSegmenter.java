package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/** Cuts a drawing of pen strokes into segments; strokes that run through several digits are cut. */
final class StrokeSegmenter implements Segment.Pieces {

  /** A stroke wider than this share of the drawing's height may be several digits. */
  private static final double WIDE = 0.95;

  /** Most places where one stroke is cut. */
  private static final int MOST_CUTS = 4;

  private record Piece(Stroke stroke, Segment segment) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final int strokes;

  StrokeSegmenter(Drawing drawing) {
    List<Stroke> lines = Skeleton.of(drawing);
    strokes = lines.size();
    Rectangle2D bounds = lines.isEmpty() ? null : Skeleton.bounds(lines);
    for (int i = 0; i < lines.size(); i++) {
      for (Stroke part : cut(lines.get(i), bounds.getHeight())) {
        pieces.add(new Piece(part, Segment.of(Skeleton.bounds(List.of(part)), i)));
      }
    }
    pieces.sort(Comparator.comparingDouble(piece -> piece.segment().middle()));
  }

  @Override
  public List<Segment> segments() {
    return pieces.stream().map(Piece::segment).toList();
  }

  @Override
  public Drawing drawing(int from, int to) {
    return Drawing.of(pieces.subList(from, to).stream().map(Piece::stroke).toList());
  }

  @Override
  public boolean isUncut() {
    return pieces.size() == strokes;
  }

  /** Cuts a wide stroke where a vertical line meets it only once, low or high, as a joint is. */
  private static List<Stroke> cut(Stroke stroke, double height) {
    Rectangle2D box = Skeleton.bounds(List.of(stroke));
    if (box.getWidth() < WIDE * height || stroke.points().size() < 8) {
      return List.of(stroke);
    }
    List<Integer> cuts = joints(stroke.points(), box, height);
    List<Stroke> parts = new ArrayList<>();
    int from = 0;
    for (int at : cuts) {
      parts.add(stroke.withPoints(stroke.points().subList(from, at + 1)));
      from = at;
    }
    parts.add(stroke.withPoints(stroke.points().subList(from, stroke.points().size())));
    return parts;
  }

  private static List<Integer> joints(List<StrokePoint> points, Rectangle2D box, double height) {
    double apart = 0.3 * height;
    List<Integer> joints = new ArrayList<>();
    double last = box.getMinX();
    Crossings crossings = Crossings.of(points);
    for (int i = 1; i + 1 < points.size() && joints.size() < MOST_CUTS; i++) {
      double x = points.get(i).x();
      boolean inside = x > last + apart && x < box.getMaxX() - apart;
      boolean goesRight = points.get(i + 1).x() > points.get(i - 1).x();
      if (inside && goesRight && crossings.at(x) == 1) {
        joints.add(i);
        last = x;
      }
    }
    return joints;
  }

  /**
   * How often a stroke crosses vertical lines.
   *
   * @param lefts the left ends of the lines between its points, ascending
   * @param rights their right ends, ascending
   */
  private record Crossings(double[] lefts, double[] rights) {

    static Crossings of(List<StrokePoint> points) {
      double[] lefts = new double[points.size() - 1];
      double[] rights = new double[points.size() - 1];
      for (int i = 0; i < lefts.length; i++) {
        double from = points.get(i).x();
        double to = points.get(i + 1).x();
        lefts[i] = Math.min(from, to);
        rights[i] = Math.max(from, to);
      }
      Arrays.sort(lefts);
      Arrays.sort(rights);
      return new Crossings(lefts, rights);
    }

    /** The number of lines that begin left of {@code x} and do not end there. */
    int at(double x) {
      return below(lefts, x) - below(rights, x);
    }

    private static int below(double[] ascending, double x) {
      int from = 0;
      int to = ascending.length;
      while (from < to) {
        int middle = (from + to) / 2;
        if (ascending[middle] < x) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      return from;
    }
  }
}
