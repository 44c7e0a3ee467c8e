package org.sketch28.app.control;

import java.util.stream.IntStream;

/** The points of a curve, in ascending order of x. */
public interface CurvePoints {

  /** The number of points. */
  int size();

  /** The step of a point. */
  double x(int index);

  /** The value of a point. */
  double y(int index);

  /** Index of the first point with at least this x; {@link #size()} if there is none. */
  default int from(double x) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x(middle) < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The same points in arrays of their own, which do not change. */
  default CurvePoints copy() {
    double[] xs = IntStream.range(0, size()).mapToDouble(this::x).toArray();
    double[] ys = IntStream.range(0, xs.length).mapToDouble(this::y).toArray();
    return new CurvePoints() {
      @Override
      public int size() {
        return xs.length;
      }

      @Override
      public double x(int index) {
        return xs[index];
      }

      @Override
      public double y(int index) {
        return ys[index];
      }
    };
  }
}
