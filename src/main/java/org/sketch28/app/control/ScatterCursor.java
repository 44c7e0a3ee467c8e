package org.sketch28.app.control;

import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.shape.Circle;

/** The point of a {@link ScatterView} that the mouse or the arrow keys point at, with a ring. */
final class ScatterCursor {

  private static final double RADIUS = 7;

  private final Circle ring = new Circle(RADIUS);
  private final IntFunction<Point2D> place;
  private final IntConsumer changed;
  private int current = -1;

  /**
   * @param place the position of each point in the view, by its index
   * @param changed receives the index of another point; −1 for none
   */
  ScatterCursor(IntFunction<Point2D> place, IntConsumer changed) {
    this.place = place;
    this.changed = changed;
    ring.setManaged(false);
    ring.setMouseTransparent(true);
    ring.setVisible(false);
    ring.getStyleClass().add("image-grid-selection");
  }

  /** To be added to the view, above the points. */
  Circle ring() {
    return ring;
  }

  /** The index of the point; −1 for none. */
  int index() {
    return current;
  }

  /** Points at a point; −1 for none. */
  void set(int index) {
    if (index == current) {
      return;
    }
    current = index;
    ring.setVisible(index >= 0);
    if (index >= 0) {
      ring.setCenterX(place.apply(index).getX());
      ring.setCenterY(place.apply(index).getY());
    }
    changed.accept(index);
  }

  /**
   * Goes to the nearest visible point that is at most 45° off a direction; without a point, to the
   * one nearest to the centre.
   *
   * @param direction of length 1
   * @param count how many points there are
   */
  void move(Point2D direction, int count, double width, double height) {
    boolean first = current < 0;
    Point2D from = first ? new Point2D(width / 2, height / 2) : place.apply(current);
    IntStream.range(0, count)
        .filter(i -> i != current)
        .filter(i -> isIn(place.apply(i), width, height))
        .filter(i -> first || isTowards(place.apply(i).subtract(from), direction))
        .boxed()
        .min(Comparator.comparingDouble(i -> place.apply(i).distance(from)))
        .ifPresent(this::set);
  }

  private static boolean isIn(Point2D point, double width, double height) {
    return point.getX() >= 0 && point.getY() >= 0 && point.getX() < width && point.getY() < height;
  }

  private static boolean isTowards(Point2D way, Point2D direction) {
    double ahead = way.dotProduct(direction);
    return ahead > 0 && 2 * ahead * ahead >= way.dotProduct(way);
  }
}
