package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One drawing of lines turned into another: each line moves to the line of the other drawing that
 * is nearest to it. If one has fewer lines, its longest ones are divided.
 */
public final class StrokeMorph {

  /** More lines are no writing, and their nearest ones no use. */
  private static final int MOST = 40;

  private static final int POINTS = 64;

  private final List<Pair> pairs;

  /** A line and what it becomes, point by point. */
  private record Pair(Stroke from, Stroke to) {}

  private StrokeMorph(List<Pair> pairs) {
    this.pairs = pairs;
  }

  /**
   * The way from one drawing to another.
   *
   * @return none if one of them has anything but lines, or no line, or too many
   */
  public static Optional<StrokeMorph> of(Drawing from, Drawing to) {
    if (!from.isLinesOnly() || !to.isLinesOnly()) {
      return Optional.empty();
    }
    List<Stroke> first = resampled(Skeleton.of(from));
    List<Stroke> second = resampled(Skeleton.of(to));
    if (first.isEmpty() || second.isEmpty() || first.size() > MOST || second.size() > MOST) {
      return Optional.empty();
    }
    int count = Math.max(first.size(), second.size());
    return Optional.of(new StrokeMorph(pairs(divided(first, count), divided(second, count))));
  }

  private static List<Stroke> resampled(List<Stroke> lines) {
    return lines.stream().map(StrokeMorph::resampled).toList();
  }

  /** The same line with points at equal distances. */
  private static Stroke resampled(Stroke line) {
    List<StrokePoint> points = line.points();
    double length = StrokePoint.length(points);
    List<StrokePoint> even = new ArrayList<>();
    int index = 0;
    double before = 0;
    for (int i = 0; i < POINTS; i++) {
      double at = length * i / (POINTS - 1);
      while (index < points.size() - 2
          && before + points.get(index).distance(points.get(index + 1)) < at) {
        before += points.get(index).distance(points.get(index + 1));
        index++;
      }
      StrokePoint start = points.get(index);
      StrokePoint end = points.get(Math.min(index + 1, points.size() - 1));
      double part = start.distance(end);
      even.add(between(start, end, part == 0 ? 0 : Math.min(1, (at - before) / part)));
    }
    return line.withPoints(even);
  }

  private static StrokePoint between(StrokePoint a, StrokePoint b, double share) {
    return new StrokePoint(a.x() + share * (b.x() - a.x()), a.y() + share * (b.y() - a.y()));
  }

  /** As many lines as wanted: the longest ones are cut in halves. */
  private static List<Stroke> divided(List<Stroke> lines, int count) {
    List<Stroke> parts = new ArrayList<>(lines);
    while (parts.size() < count) {
      Stroke longest =
          Collections.max(
              parts, Comparator.comparingDouble(line -> StrokePoint.length(line.points())));
      int at = parts.indexOf(longest);
      int middle = POINTS / 2;
      parts.set(at, resampled(longest.withPoints(longest.points().subList(0, middle + 1))));
      parts.add(at + 1, resampled(longest.withPoints(longest.points().subList(middle, POINTS))));
    }
    return parts;
  }

  /** The nearest lines belong together, then the nearest of those that are left. */
  private static List<Pair> pairs(List<Stroke> first, List<Stroke> second) {
    List<Pair> all = new ArrayList<>();
    for (Stroke from : first) {
      for (Stroke to : second) {
        Pair ahead = new Pair(from, to);
        List<StrokePoint> back = new ArrayList<>(to.points());
        Collections.reverse(back);
        Pair reversed = new Pair(from, to.withPoints(back));
        all.add(distance(ahead) <= distance(reversed) ? ahead : reversed);
      }
    }
    // By position, because two lines of a drawing may be equal.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> distance(all.get(i))));
    Pair[] chosen = new Pair[first.size()];
    boolean[] taken = new boolean[second.size()];
    for (int i : order) {
      int from = i / second.size();
      int to = i % second.size();
      if (chosen[from] == null && !taken[to]) {
        chosen[from] = all.get(i);
        taken[to] = true;
      }
    }
    return List.of(chosen);
  }

  private static double distance(Pair pair) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      sum += pair.from().points().get(i).distance(pair.to().points().get(i));
    }
    return sum;
  }

  /**
   * The drawing on the way.
   *
   * @param share 0 for the first, 1 for the second
   */
  public Drawing at(double share) {
    return Drawing.of(pairs.stream().map(pair -> at(pair, share)).toList());
  }

  private static Stroke at(Pair pair, double share) {
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(between(pair.from().points().get(i), pair.to().points().get(i), share));
    }
    double width = pair.from().width() + share * (pair.to().width() - pair.from().width());
    long gray = Math.round(pair.from().gray() + share * (pair.to().gray() - pair.from().gray()));
    return new Stroke(Stroke.Tool.PEN, points, width, (int) gray);
  }
}
