package org.sketch28.model.classical;

import org.sketch28.model.HostTensor;

/** Tensors whose values are the whole numbers of a byte, 0…255. */
final class Bytes {

  private Bytes() {}

  /**
   * The values of a tensor.
   *
   * @throws IllegalArgumentException if one is not a whole number in 0…255
   */
  static byte[] of(HostTensor tensor) {
    return below(256, tensor);
  }

  /**
   * Class indices, which are bytes here as they are in a dataset.
   *
   * @throws IllegalArgumentException if one is not a whole number from 0 to below {@code classes},
   *     or above 127
   */
  static byte[] classIndices(int classes, HostTensor tensor) {
    return below(Math.min(classes, Byte.MAX_VALUE + 1), tensor);
  }

  private static byte[] below(int limit, HostTensor tensor) {
    float[] values = tensor.values();
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      if (!(values[i] >= 0) || values[i] >= limit || values[i] != (int) values[i]) {
        throw new IllegalArgumentException(values[i] + " is not a whole number below " + limit);
      }
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** A tensor of one dimension. */
  static HostTensor tensor(byte[] bytes) {
    return tensor(bytes, bytes.length);
  }

  /** A tensor of some shape. */
  static HostTensor tensor(byte[] bytes, long... shape) {
    float[] values = new float[bytes.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes[i] & 0xff;
    }
    return new HostTensor(shape, values);
  }
}
