package org.sketch28.app.control;

/** Points of a curve, of which x never falls. */
public interface CurvePoints {

  int size();

  double x(int index);

  double y(int index);

  /** The first point at or after a place; {@link #size()} if there is none. */
  int from(double place);
}
