package org.sketch28.bench;

import java.util.Arrays;
import java.util.List;

/** Order statistics of measured times. */
record Percentiles(double[] sorted) {

  static Percentiles of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /**
   * The value that the given share of all values does not exceed.
   *
   * @param share 0…1
   */
  double at(double share) {
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  @Override
  public String toString() {
    return "median %.2f ms, p95 %.2f ms, p99 %.2f ms, maximum %.2f ms"
        .formatted(at(0.5), at(0.95), at(0.99), at(1));
  }
}
