package org.sketch28.app.control;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Converts steps and values to pixels and back.
 *
 * @param fromX the first visible step
 * @param toX the last visible step
 * @param lastX the last step of all curves, visible or not
 * @param fromY the least visible value; its logarithm on a logarithmic scale
 * @param toY the greatest visible value; its logarithm on a logarithmic scale
 * @param logarithmic whether the scale of values is logarithmic
 * @param width of the plot area, in pixels
 * @param height of the plot area, in pixels
 */
@RecordBuilder
public record CurveScale(
    double fromX,
    double toX,
    double lastX,
    double fromY,
    double toY,
    boolean logarithmic,
    double width,
    double height) {

  private static final double LEAST = 1e-6;

  /**
   * The scale that fits all visible points.
   *
   * @param zoomFrom the first visible step; NaN for 0
   * @param zoomTo the last visible step; NaN for the last one of all curves
   */
  static CurveScale around(
      List<CurvePoints> curves,
      double zoomFrom,
      double zoomTo,
      boolean logarithmic,
      double width,
      double height) {
    double lastX = 1;
    for (CurvePoints points : curves) {
      lastX = points.size() == 0 ? lastX : Math.max(lastX, points.x(points.size() - 1));
    }
    double fromX = Double.isNaN(zoomFrom) ? 0 : Math.max(0, zoomFrom);
    double toX = Double.isNaN(zoomTo) ? lastX : Math.min(lastX, zoomTo);
    toX = Math.max(toX, fromX + LEAST);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (CurvePoints points : curves) {
      int end = Math.min(points.size(), points.from(toX) + 1);
      for (int i = Math.max(0, points.from(fromX) - 1); i < end; i++) {
        low = Math.min(low, points.y(i));
        high = Math.max(high, points.y(i));
      }
    }
    if (low > high) {
      low = 0;
      high = 1;
    }
    low = logarithmic ? Math.log10(Math.max(LEAST, low)) : low;
    high = logarithmic ? Math.log10(Math.max(LEAST, high)) : high;
    double margin = Math.max(1e-9, 0.04 * (high - low));
    return CurveScaleBuilder.builder()
        .fromX(fromX)
        .toX(toX)
        .lastX(lastX)
        .fromY(low - margin)
        .toY(high + margin)
        .logarithmic(logarithmic)
        .width(width)
        .height(height)
        .build();
  }

  /** The linear scale that fits all points of some curves. */
  public static CurveScale fitting(List<CurveChart.Curve> curves, double width, double height) {
    return around(
        curves.stream().map(CurveChart.Curve::points).toList(),
        Double.NaN,
        Double.NaN,
        false,
        width,
        height);
  }

  /** The least visible value as a short text. */
  public String lowest() {
    return text(fromY);
  }

  /** The greatest visible value as a short text. */
  public String highest() {
    return text(toY);
  }

  double pixelX(double step) {
    return (step - fromX) / (toX - fromX) * width;
  }

  double pixelY(double value) {
    double y = logarithmic ? Math.log10(Math.max(LEAST, value)) : value;
    return height - (y - fromY) / (toY - fromY) * height;
  }

  double stepAt(double pixel) {
    return fromX + pixel / width * (toX - fromX);
  }

  /**
   * Converts a curve to pixels. Of each column, only the first, least, greatest and last points are
   * included, so that no spike is lost.
   *
   * @param columns the width of the plot area in whole pixels
   * @return x and y of each point in turn
   */
  public double[] decimate(CurvePoints points, int columns) {
    int start = Math.max(0, points.from(fromX) - 1);
    int end = Math.min(points.size(), points.from(toX) + 1);
    if (end - start <= 4 * columns) {
      double[] all = new double[2 * (end - start)];
      for (int i = start; i < end; i++) {
        all[2 * (i - start)] = pixelX(points.x(i));
        all[2 * (i - start) + 1] = pixelY(points.y(i));
      }
      return all;
    }
    double[] line = new double[8 * (columns + 2)];
    int filled = 0;
    int i = start;
    while (i < end) {
      int column = (int) Math.floor(pixelX(points.x(i)));
      int least = i;
      int greatest = i;
      int last = i;
      while (last + 1 < end && (int) Math.floor(pixelX(points.x(last + 1))) == column) {
        last++;
        least = points.y(last) < points.y(least) ? last : least;
        greatest = points.y(last) > points.y(greatest) ? last : greatest;
      }
      int[] included = {i, Math.min(least, greatest), Math.max(least, greatest), last};
      for (int each : included) {
        if (filled + 2 > line.length) {
          line = Arrays.copyOf(line, 2 * line.length);
        }
        line[filled++] = pixelX(points.x(each));
        line[filled++] = pixelY(points.y(each));
      }
      i = last + 1;
    }
    return Arrays.copyOf(line, filled);
  }

  /**
   * Positions of grid lines.
   *
   * @param whole whether only whole numbers make sense
   */
  double[] ticksX(boolean whole) {
    return Arrays.stream(ticks(fromX, toX, Math.max(2, width / 90)))
        .filter(step -> !whole || step == Math.rint(step))
        .toArray();
  }

  double[] ticksY() {
    if (!logarithmic) {
      return ticks(fromY, toY, Math.max(2, height / 34));
    }
    return DoubleStream.iterate(Math.floor(fromY), at -> at <= toY, at -> at + 1)
        .flatMap(at -> DoubleStream.of(1, 2, 5).map(m -> m * Math.pow(10, at)))
        .filter(value -> Math.log10(value) >= fromY && Math.log10(value) <= toY)
        .toArray();
  }

  private static double[] ticks(double from, double to, double wanted) {
    double rough = (to - from) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double factor : new double[] {1, 2, 5, 10}) {
      step = factor * power;
      if (step >= rough) {
        break;
      }
    }
    double distance = step;
    return DoubleStream.iterate(
            Math.ceil(from / distance) * distance, at -> at <= to, at -> at + distance)
        .toArray();
  }

  /** A place on the x axis as a short text. */
  static String tick(double x) {
    return Math.abs(x - Math.rint(x)) < 1e-9 ? "%,.0f".formatted(x) : "%.3g".formatted(x);
  }

  /** A value as a short text. */
  static String text(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return "%.0f".formatted(value);
    }
    if (size < 1e-9) {
      return "0";
    }
    return size >= 0.001 ? "%.4f".formatted(value) : "%.1e".formatted(value);
  }
}
