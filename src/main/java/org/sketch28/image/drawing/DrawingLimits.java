package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.List;

/** Makes strokes that come from a file few and short enough for a {@link Drawing}. */
public final class DrawingLimits {

  /** A file with more points than this does not hold a drawing. */
  private static final int MOST_READ_POINTS = 100_000;

  private DrawingLimits() {}

  /**
   * Leaves points out of long strokes if there are more than a drawing may have.
   *
   * @return at most {@link Drawing#MOST_STROKES} strokes with {@link Drawing#MOST_POINTS} points
   * @throws IllegalArgumentException if there are more strokes, or five times as many points
   */
  public static List<Stroke> fitted(List<Stroke> strokes) {
    if (strokes.size() > Drawing.MOST_STROKES) {
      throw new IllegalArgumentException(
          "it has more than %,d strokes".formatted(Drawing.MOST_STROKES));
    }
    long points = strokes.stream().mapToLong(stroke -> stroke.points().size()).sum();
    if (points > MOST_READ_POINTS) {
      throw new IllegalArgumentException("it has more than %,d points".formatted(MOST_READ_POINTS));
    }
    if (points <= Drawing.MOST_POINTS) {
      return strokes;
    }
    // Each stroke keeps its last point, too.
    int room = Drawing.MOST_POINTS - 2 * strokes.size();
    int step = (int) ((points + room - 1) / room);
    return strokes.stream().map(stroke -> thinned(stroke, step)).toList();
  }

  private static Stroke thinned(Stroke stroke, int step) {
    List<StrokePoint> points = stroke.points();
    List<StrokePoint> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (i % step == 0 || i == points.size() - 1) {
        kept.add(points.get(i));
      }
    }
    return stroke.withPoints(kept);
  }
}
