package org.sketch28.app.train;

import org.sketch28.app.control.CurvePoints;

/**
 * A series on an axis.
 *
 * @param smooth whether the smoothed values are shown
 * @param stepsPerEpoch 0 if it is not known
 */
record SeriesPoints(Series series, boolean smooth, CurveAxis axis, double stepsPerEpoch)
    implements CurvePoints {

  @Override
  public int size() {
    return axis.size(series, stepsPerEpoch);
  }

  @Override
  public double x(int index) {
    return axis.x(series, index, stepsPerEpoch);
  }

  @Override
  public double y(int index) {
    return smooth ? series.smooth(index) : series.raw(index);
  }
}
