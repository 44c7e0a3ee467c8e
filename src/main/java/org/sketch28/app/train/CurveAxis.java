package org.sketch28.app.train;

import org.sketch28.app.base.Messages;

/** What the x axis of the curves shows. */
enum CurveAxis {
  STEP,
  EPOCH,
  SECONDS;

  /** The title of the axis. */
  String title() {
    return Messages.text("train.axis." + this);
  }

  /** Whether only whole numbers make sense. */
  boolean isWhole() {
    return this == STEP;
  }

  /** The place of a point; points must be among the first {@link #size}. */
  double x(Series series, int index, double stepsPerEpoch) {
    return switch (this) {
      case STEP -> series.x(index);
      case EPOCH -> series.x(index) / stepsPerEpoch;
      case SECONDS -> series.seconds(index);
    };
  }

  /** How many points, from the first on, have a place on this axis. */
  int size(Series series, double stepsPerEpoch) {
    return switch (this) {
      case STEP -> series.size();
      case EPOCH -> stepsPerEpoch > 0 ? series.size() : 0;
      case SECONDS -> series.timed();
    };
  }
}
