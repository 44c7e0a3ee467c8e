package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Synthetic drawings that are no digits, for {@link Outliers}: hatching, zigzags, spirals, stars
 * and tangles of strokes.
 */
final class Scribbles {

  private static final double MIDDLE = Drawing.SIZE / 2;
  private static final double REACH = 0.4 * Drawing.SIZE;

  private Scribbles() {}

  /** A scribble of a random kind at a random angle. */
  static Drawing drawing(SplittableRandom random) {
    List<List<StrokePoint>> strokes =
        switch (random.nextInt(5)) {
          case 0 -> hatching(random);
          case 1 -> zigzag(random);
          case 2 -> spiral(random);
          case 3 -> star(random);
          default -> tangle(random);
        };
    double angle = random.nextDouble() * 2 * Math.PI;
    double squeeze = 0.5 + 0.5 * random.nextDouble();
    return Drawing.of(strokes.stream().map(points -> placed(points, angle, squeeze)).toList());
  }

  private static Stroke placed(List<StrokePoint> points, double angle, double squeeze) {
    return new Stroke(
        Stroke.Tool.PEN,
        points.stream()
            .map(
                p -> {
                  double x = p.x() * Math.cos(angle) - p.y() * Math.sin(angle);
                  double y = p.x() * Math.sin(angle) + p.y() * Math.cos(angle);
                  return new StrokePoint(MIDDLE + REACH * squeeze * x, MIDDLE + REACH * y);
                })
            .toList(),
        18,
        255);
  }

  private static List<List<StrokePoint>> hatching(SplittableRandom random) {
    List<List<StrokePoint>> strokes = new ArrayList<>();
    int along = 3 + random.nextInt(5);
    int across = random.nextInt(7);
    for (int i = 0; i < along; i++) {
      double at = 2.0 * i / (along - 1) - 1;
      strokes.add(List.of(near(-1, at, 0.1, random), near(1, at, 0.1, random)));
    }
    for (int i = 0; i < across; i++) {
      double at = 2.0 * (i + 0.5) / across - 1;
      strokes.add(List.of(near(at, -1, 0.1, random), near(at, 1, 0.1, random)));
    }
    return strokes;
  }

  private static List<List<StrokePoint>> zigzag(SplittableRandom random) {
    int turns = 7 + random.nextInt(14);
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      points.add(near(2.0 * i / (turns - 1) - 1, i % 2 == 0 ? -1 : 1, 0.15, random));
    }
    return List.of(points);
  }

  private static List<List<StrokePoint>> spiral(SplittableRandom random) {
    double turns = 2.2 + 2.5 * random.nextDouble();
    List<StrokePoint> points = new ArrayList<>();
    for (double t = 0; t < turns; t += 0.06) {
      double angle = 2 * Math.PI * t;
      points.add(near(Math.cos(angle) * t / turns, Math.sin(angle) * t / turns, 0.02, random));
    }
    return List.of(points);
  }

  private static List<List<StrokePoint>> star(SplittableRandom random) {
    int corners = 5 + random.nextInt(5);
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i <= corners; i++) {
      double angle = 2 * Math.PI * i * 2 / corners;
      points.add(near(Math.cos(angle), Math.sin(angle), 0.06, random));
    }
    List<List<StrokePoint>> strokes = new ArrayList<>(List.of(points));
    for (int i = random.nextInt(3); i > 0; i--) {
      strokes.add(List.of(anywhere(random), anywhere(random)));
    }
    return strokes;
  }

  private static List<List<StrokePoint>> tangle(SplittableRandom random) {
    List<List<StrokePoint>> strokes = new ArrayList<>();
    for (int i = 4 + random.nextInt(5); i > 0; i--) {
      List<StrokePoint> points = new ArrayList<>();
      for (int n = 2 + random.nextInt(4); n > 0; n--) {
        points.add(anywhere(random));
      }
      strokes.add(points);
    }
    return strokes;
  }

  private static StrokePoint anywhere(SplittableRandom random) {
    return near(0, 0, 1, random);
  }

  private static StrokePoint near(double x, double y, double most, SplittableRandom random) {
    return new StrokePoint(
        x + most * (2 * random.nextDouble() - 1), y + most * (2 * random.nextDouble() - 1));
  }
}
