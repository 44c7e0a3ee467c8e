package org.sketch28.model;

import java.util.Arrays;

/**
 * An array of numbers outside the engine.
 *
 * @param shape the size of each dimension
 * @param values in C order
 */
public record HostTensor(long[] shape, float[] values) {

  @Override
  public boolean equals(Object other) {
    return other instanceof HostTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
