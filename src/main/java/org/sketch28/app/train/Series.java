package org.sketch28.app.train;

import java.util.Arrays;

/**
 * A growing curve, raw and smoothed by an exponential moving average whose bias towards its start
 * is corrected, as in TensorBoard. Must be used on one thread.
 */
final class Series {

  private static final double SMOOTHING = 0.95;

  private double[] x = new double[256];
  private float[] raw = new float[256];
  private float[] smooth = new float[256];
  private int size;
  private double average;
  private double weight;

  /** Adds a point; {@code newX} must not be below that of the point before. */
  public void add(double newX, double newY) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      raw = Arrays.copyOf(raw, 2 * size);
      smooth = Arrays.copyOf(smooth, 2 * size);
    }
    average = SMOOTHING * average + (1 - SMOOTHING) * newY;
    weight = SMOOTHING * weight + (1 - SMOOTHING);
    x[size] = newX;
    raw[size] = (float) newY;
    smooth[size] = (float) (average / weight);
    size++;
  }

  public int size() {
    return size;
  }

  public double x(int index) {
    return x[index];
  }

  public float raw(int index) {
    return raw[index];
  }

  public float smooth(int index) {
    return smooth[index];
  }

  /** The index of the first point at or after a place; {@link #size()} if there is none. */
  public int from(double place) {
    int found = Arrays.binarySearch(x, 0, size, place);
    return found >= 0 ? found : -found - 1;
  }
}
