package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Builds a synthetic drawing of lines, with x and y within about ±1, as an unsteady hand draws
 * them: points are slightly off, and an outline has one stroke, or several with gaps between them.
 */
final class StrokeBuilder {

  private final SplittableRandom random;
  private final List<List<StrokePoint>> strokes = new ArrayList<>();
  private final double unsteady;
  private final double gap;

  /** The share of a side that is cut off at each corner, which rounds it. */
  private final double round;

  StrokeBuilder(SplittableRandom random) {
    this.random = random;
    double hand = random.nextDouble();
    this.unsteady = 0.01 + 0.06 * hand * hand;
    this.round = chance(0.4) ? between(0.08, 0.28) : 0;
    this.gap = random.nextInt(3) == 0 ? between(0, 0.15) : between(0, 0.04);
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  boolean chance(double share) {
    return random.nextDouble() < share;
  }

  int count(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** Adds a line with corners: x and y of each in turn. */
  void line(double... xy) {
    outline(0, xy);
  }

  /** Adds a smooth curve through points. */
  void curve(double... xy) {
    List<StrokePoint> points = new ArrayList<>();
    for (StrokePoint p : points(xy)) {
      points.add(near(p));
    }
    strokes.add(points);
  }

  /** Adds an ellipse. */
  void ring(double x, double y, double w, double h) {
    double start = between(0, 6.28);
    double turn = 2 * Math.PI + between(-0.3, 0.3);
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i <= 16; i++) {
      double a = start + turn * i / 16;
      points.add(near(new StrokePoint(x + w * Math.cos(a), y + h * Math.sin(a))));
    }
    strokes.add(points);
  }

  /**
   * Adds a line with corners that may be interrupted at them.
   *
   * @param breaks the chance that a new stroke begins at a corner
   */
  void outline(double breaks, double... xy) {
    List<StrokePoint> corners = points(xy).stream().map(this::near).toList();
    List<StrokePoint> stroke = new ArrayList<>();
    for (int i = 0; i + 1 < corners.size(); i++) {
      StrokePoint a = corners.get(i);
      StrokePoint b = corners.get(i + 1);
      boolean restarts = i == 0 || chance(breaks);
      if (restarts && !stroke.isEmpty()) {
        strokes.add(stroke);
        stroke = new ArrayList<>();
      }
      double from = restarts && i > 0 ? between(-gap / 2, gap) : 0;
      boolean goesOn = i + 2 < corners.size();
      stroke.add(between(a, b, restarts ? from : round));
      stroke.add(between(a, b, 0.3));
      stroke.add(near(between(a, b, 0.5)));
      stroke.add(between(a, b, 0.7));
      stroke.add(between(a, b, goesOn ? 1 - round : 1));
    }
    strokes.add(stroke);
  }

  /** The right half of an outline from top to bottom, then its mirror image back up. */
  double[] mirrored(double... right) {
    double[] whole = new double[2 * right.length];
    System.arraycopy(right, 0, whole, 0, right.length);
    for (int i = 0; i < right.length; i += 2) {
      whole[whole.length - 2 - i] = -right[i];
      whole[whole.length - 1 - i] = right[i + 1];
    }
    return whole;
  }

  /** Moves everything drawn so far into a part of the plane. */
  void place(double scale, double angle, double x, double y) {
    double cos = scale * Math.cos(angle);
    double sin = scale * Math.sin(angle);
    strokes.replaceAll(
        points ->
            points.stream()
                .map(
                    p ->
                        new StrokePoint(
                            x + cos * p.x() - sin * p.y(), y + sin * p.x() + cos * p.y()))
                .toList());
  }

  /** Adds the lines of another builder. */
  void add(StrokeBuilder other) {
    strokes.addAll(other.strokes);
  }

  /**
   * The lines on the canvas: squeezed, rotated, slanted, wider at one end or on one side, bent by
   * waves. Sometimes a line is missing or unfinished, as when people have only seconds.
   */
  Drawing drawing(double turn, double narrowest, double widest) {
    boolean clumsy = chance(0.6);
    double wide = between(narrowest, widest) * (clumsy ? between(0.75, 1.35) : 1);
    place(1, between(-turn, turn), 0, 0);
    if (chance(clumsy ? 0.35 : 0.1)) {
      leaveUnfinished();
    }
    double strongest = clumsy ? 0.13 : 0.05;
    double[] wave = {between(0, strongest), between(1, 4), between(0, 6.28)};
    double[] across = {between(0, strongest), between(1, 4), between(0, 6.28)};
    double slant = clumsy ? between(-0.22, 0.22) : between(-0.08, 0.08);
    double taper = clumsy ? between(-0.25, 0.25) : 0;
    double lopsided = clumsy ? between(-0.18, 0.18) : between(-0.05, 0.05);
    double tilt = clumsy ? between(-0.15, 0.15) : 0;
    double pen = between(6, 20);
    return Drawing.of(
        strokes.stream()
            .map(
                points ->
                    new Stroke(
                        Stroke.Tool.PEN,
                        points.stream()
                            .map(
                                p ->
                                    placed(
                                        (p.x() + lopsided * p.x() * p.x())
                                                * wide
                                                * (1 + taper * p.y())
                                            + slant * p.y()
                                            + wave[0] * Math.sin(wave[1] * p.y() + wave[2]),
                                        p.y()
                                            + tilt * p.x()
                                            + across[0] * Math.sin(across[1] * p.x() + across[2])))
                            .toList(),
                        pen,
                        255))
            .toList());
  }

  private static StrokePoint placed(double x, double y) {
    double reach = 0.36 * Drawing.SIZE;
    double middle = Drawing.SIZE / 2;
    return new StrokePoint(middle + reach * x, middle + reach * y);
  }

  /** Cuts the end off a line, or leaves one out; never the first, which is the outline. */
  private void leaveUnfinished() {
    int at = random.nextInt(strokes.size());
    if (at > 0 && strokes.size() > 2 && chance(0.4)) {
      strokes.remove(at);
      return;
    }
    List<StrokePoint> line = strokes.get(at);
    int length = (int) Math.ceil(line.size() * between(0.65, 0.95));
    if (length >= 2) {
      strokes.set(at, List.copyOf(line.subList(0, length)));
    }
  }

  private StrokePoint near(StrokePoint p) {
    return new StrokePoint(
        p.x() + between(-unsteady, unsteady), p.y() + between(-unsteady, unsteady));
  }

  private static StrokePoint between(StrokePoint a, StrokePoint b, double t) {
    return new StrokePoint(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
  }

  private static List<StrokePoint> points(double... xy) {
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new StrokePoint(xy[i], xy[i + 1]));
    }
    return points;
  }
}
