package org.sketch28.app.train;

import java.util.Arrays;

/**
 * A growing curve, raw and smoothed by an exponential moving average whose bias towards its start
 * is corrected, as in TensorBoard. Must be used on one thread.
 */
final class Series {

  /** The smoothing to begin with. */
  static final double USUAL_SMOOTHING = 0.95;

  private double[] x = new double[256];
  private double[] seconds = new double[256];
  private float[] raw = new float[256];
  private float[] smooth = new float[256];
  private int size;

  /** How many points have a time; before them, all have. */
  private int timed;

  private double smoothing = USUAL_SMOOTHING;
  private double average;
  private double weight;

  /**
   * Adds a point.
   *
   * @param newX must not be below that of the point before
   * @param newSeconds since the run began; NaN if it is not known yet, see {@link #timeUntil}
   */
  void add(double newX, double newSeconds, double newY) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      seconds = Arrays.copyOf(seconds, 2 * size);
      raw = Arrays.copyOf(raw, 2 * size);
      smooth = Arrays.copyOf(smooth, 2 * size);
    }
    x[size] = newX;
    seconds[size] = newSeconds;
    raw[size] = (float) newY;
    size++;
    smoothLast();
    if (!Double.isNaN(newSeconds)) {
      timeUntil(newX, newSeconds);
    }
  }

  private void smoothLast() {
    average = smoothing * average + (1 - smoothing) * raw[size - 1];
    weight = smoothing * weight + (1 - smoothing);
    smooth[size - 1] = (float) (average / weight);
  }

  /** Gives all points so far a time that have none, evenly until a step at a known time. */
  void timeUntil(double step, double atSeconds) {
    double fromX = timed == 0 ? 0 : x[timed - 1];
    double fromSeconds = timed == 0 ? 0 : seconds[timed - 1];
    for (; timed < size; timed++) {
      if (Double.isNaN(seconds[timed])) {
        double share = step > fromX ? (x[timed] - fromX) / (step - fromX) : 1;
        seconds[timed] = fromSeconds + share * (atSeconds - fromSeconds);
      }
    }
  }

  /**
   * Smooths all points anew.
   *
   * @param newSmoothing 0 (none) to below 1
   */
  void smoothBy(double newSmoothing) {
    if (newSmoothing != smoothing) {
      smoothing = newSmoothing;
      average = 0;
      weight = 0;
      int all = size;
      for (size = 1; size <= all; size++) {
        smoothLast();
      }
      size = all;
    }
  }

  int size() {
    return size;
  }

  /** How many points, from the first on, have a time. */
  int timed() {
    return timed;
  }

  double x(int index) {
    return x[index];
  }

  double seconds(int index) {
    return seconds[index];
  }

  float raw(int index) {
    return raw[index];
  }

  float smooth(int index) {
    return smooth[index];
  }

  /** The index of the first point at or after a place; {@link #size()} if there is none. */
  int from(double place) {
    int found = Arrays.binarySearch(x, 0, size, place);
    return found >= 0 ? found : -found - 1;
  }
}
