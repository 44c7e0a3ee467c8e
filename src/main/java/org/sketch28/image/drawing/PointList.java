package org.sketch28.image.drawing;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An immutable list of points that a longer one can be made from without copying: lists that grew
 * from one another share an array, of which each sees its own beginning. While a stroke is drawn,
 * each mouse event makes a list one point longer.
 */
final class PointList extends AbstractList<StrokePoint> implements RandomAccess {

  private static final int ROOM = 16;

  private final StrokePoint[] shared;

  /** How many places of the shared array are taken, by the longest of its lists. */
  private final AtomicInteger taken;

  private final int size;

  private PointList(StrokePoint[] shared, AtomicInteger taken, int size) {
    this.shared = shared;
    this.taken = taken;
    this.size = size;
  }

  /** The points and one more after them; {@code points} stays as it is. */
  static PointList append(List<StrokePoint> points, StrokePoint point) {
    Objects.requireNonNull(point);
    return points instanceof PointList list && list.claimNext()
        ? list.withNext(point)
        : copyOf(points).withNext(point);
  }

  /**
   * Whether the next place of the array is this list's to use: only one longer list may have it.
   */
  private boolean claimNext() {
    return size < shared.length && taken.compareAndSet(size, size + 1);
  }

  private PointList withNext(StrokePoint point) {
    shared[size] = point;
    return new PointList(shared, taken, size + 1);
  }

  /** A copy with room to grow, whose next place is claimed. */
  private static PointList copyOf(List<StrokePoint> points) {
    int size = points.size();
    StrokePoint[] copy = Arrays.copyOf(points.toArray(new StrokePoint[0]), ROOM + 2 * size);
    return new PointList(copy, new AtomicInteger(size + 1), size);
  }

  @Override
  public StrokePoint get(int index) {
    return shared[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
