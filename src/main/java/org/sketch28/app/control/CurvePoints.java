package org.sketch28.app.control;

/** The points of a curve, in ascending order of x. */
public interface CurvePoints {

  /** The number of points. */
  int size();

  /** The step of a point. */
  double x(int index);

  /** The value of a point. */
  double y(int index);

  /** Index of the first point with at least this x; {@link #size()} if there is none. */
  int from(double x);
}
