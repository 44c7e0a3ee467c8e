package org.sketch28.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Copies numbers into native arrays.
 *
 * <p>DJL 0.36's MXNet engine copies a Java array to a direct buffer of its own and hands that
 * buffer's bare address to the native library, so that the garbage collector may free it while it
 * is being read: about once in ten thousand batches the network then sees garbage, and a batch norm
 * keeps an infinite variance for ever. Here the direct buffer is ours and outlives the call.
 */
public final class NDArrayCopies {

  private NDArrayCopies() {}

  /** A new float array in {@code manager}. */
  public static NDArray create(NDManager manager, float[] values, Shape shape) {
    FloatBuffer buffer = direct(values);
    try {
      return manager.create(buffer, shape, DataType.FLOAT32);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  /** Overwrites all of an array. */
  public static void set(NDArray array, float[] values) {
    FloatBuffer buffer = direct(values);
    try {
      array.set(buffer);
    } finally {
      Reference.reachabilityFence(buffer);
    }
  }

  private static FloatBuffer direct(float[] values) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(4 * values.length).order(ByteOrder.nativeOrder()).asFloatBuffer();
    buffer.put(values).flip();
    return buffer;
  }
}
