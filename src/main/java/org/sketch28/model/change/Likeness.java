package org.sketch28.model.change;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokeParts;
import org.sketch28.image.drawing.StrokePoint;

/** What two drawings have in common: finds the edits that would make one of them the other. */
final class Likeness {

  /** A drawing is cut into about so many pieces. */
  private static final int PIECES = 14;

  /** Pieces are at least so many times as long as the pen is wide. */
  private static final double SHORTEST = 0.8;

  /** Points of lines are so far apart, as a share of the drawing's size. */
  private static final double STEP = 0.03;

  /** So many points of a piece say where it is. */
  private static final int LOOKED_AT = 5;

  /** Drawings of more lines, or of longer ones for their size, are scribbles. */
  private static final int MOST_LINES = 20;

  private static final double LONGEST = 15;

  private final List<Stroke> strokes;

  /** Of each stroke. */
  private final List<List<Stroke>> pieces;

  private final Rectangle2D box;
  private final double size;
  private final double wanted;
  private final List<StrokePoint> points;

  private Likeness(List<Stroke> strokes, Rectangle2D box) {
    this.strokes = strokes;
    this.box = box;
    this.size = Math.max(box.getWidth(), box.getHeight());
    this.wanted = Math.max(SHORTEST * strokes.get(0).width(), length(strokes) / PIECES);
    this.points = samples(strokes);
    this.pieces = strokes.stream().map(stroke -> StrokeParts.of(stroke, wanted)).toList();
  }

  /** Of a drawing that is changed; none if it has more than some lines, or has no extent. */
  static Optional<Likeness> of(Drawing drawing) {
    if (!drawing.isLinesOnly()) {
      return Optional.empty();
    }
    List<Stroke> lines = Skeleton.of(drawing);
    Rectangle2D box = Skeleton.bounds(lines);
    if (box == null || lines.size() > MOST_LINES) {
      return Optional.empty();
    }
    double size = Math.max(box.getWidth(), box.getHeight());
    return size < 1 || length(lines) > LONGEST * size
        ? Optional.empty()
        : Optional.of(new Likeness(lines, box));
  }

  private static double length(List<Stroke> lines) {
    return lines.stream().mapToDouble(line -> StrokePoint.length(line.points())).sum();
  }

  private List<StrokePoint> samples(List<Stroke> lines) {
    List<StrokePoint> samples = new ArrayList<>();
    for (Stroke line : lines) {
      for (Stroke part : StrokeParts.of(line, STEP * size)) {
        samples.add(part.points().get(0));
      }
      samples.add(line.points().get(line.points().size() - 1));
    }
    return samples;
  }

  /** The length of all lines, in canvas units. */
  double length() {
    return length(strokes);
  }

  /**
   * Another drawing laid over this one, moved and scaled.
   *
   * @param stretched whether both get the same width and height, too; else only the larger of them
   */
  Overlay under(List<Stroke> other, boolean stretched) {
    List<Stroke> fitted = fitted(other, stretched);
    List<StrokePoint> others = samples(fitted);
    List<Overlay.Piece> own = new ArrayList<>();
    for (int i = 0; i < strokes.size(); i++) {
      for (Stroke piece : pieces.get(i)) {
        own.add(new Overlay.Piece(piece, i, distance(piece, others)));
      }
    }
    List<Overlay.Piece> additional = new ArrayList<>();
    for (int i = 0; i < fitted.size(); i++) {
      for (Stroke piece : StrokeParts.of(fitted.get(i), wanted)) {
        additional.add(new Overlay.Piece(piece, i, distance(piece, points)));
      }
    }
    return new Overlay(strokes, size, own, additional);
  }

  private List<Stroke> fitted(List<Stroke> other, boolean stretched) {
    Rectangle2D from = Skeleton.bounds(other);
    double x = box.getWidth() / Math.max(1, from.getWidth());
    double y = box.getHeight() / Math.max(1, from.getHeight());
    double even = size / Math.max(from.getWidth(), from.getHeight());
    double scaleX = stretched ? x : even;
    double scaleY = stretched ? y : even;
    return other.stream()
        .map(
            stroke ->
                strokes
                    .get(0)
                    .withPoints(
                        stroke.points().stream()
                            .map(
                                p ->
                                    new StrokePoint(
                                        box.getCenterX() + (p.x() - from.getCenterX()) * scaleX,
                                        box.getCenterY() + (p.y() - from.getCenterY()) * scaleY))
                            .toList()))
        .toList();
  }

  /** How far half of a piece lies from lines, at least, as a share of the drawing's size. */
  private double distance(Stroke piece, List<StrokePoint> lines) {
    List<StrokePoint> all = piece.points();
    int count = Math.min(all.size(), LOOKED_AT);
    double[] distances = new double[count];
    for (int i = 0; i < count; i++) {
      distances[i] = distance(all.get((2 * i + 1) * all.size() / (2 * count)), lines);
    }
    Arrays.sort(distances);
    return distances[count / 2] / size;
  }

  private static double distance(StrokePoint point, List<StrokePoint> lines) {
    double least = Double.MAX_VALUE;
    for (StrokePoint line : lines) {
      double x = line.x() - point.x();
      double y = line.y() - point.y();
      least = Math.min(least, x * x + y * y);
    }
    return Math.sqrt(least);
  }
}
