package org.sketch28.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * A float array of the engine with a direct buffer of its own, through which numbers are copied in
 * and out again and again without allocating native memory. The buffer outlives every call (see
 * {@link NDArrayCopies}).
 */
public final class BufferedArray {

  /**
   * A cache line. PyTorch computes in the buffer itself, and adds numbers in another order, with
   * another rounding, where memory begins elsewhere.
   */
  private static final int ALIGNMENT = 64;

  private final NDArray array;
  private final ByteBuffer bytes;
  private final FloatBuffer floats;

  /**
   * @param array of floats; stays the caller's to close
   */
  public BufferedArray(NDArray array) {
    if (array.getDataType() != DataType.FLOAT32) {
      throw new IllegalArgumentException(array.getDataType() + " is not float32");
    }
    this.array = array;
    int size = Math.toIntExact(4 * array.size());
    this.bytes =
        ByteBuffer.allocateDirect(size + 2 * ALIGNMENT)
            .alignedSlice(ALIGNMENT)
            .slice(0, size)
            .order(ByteOrder.nativeOrder());
    this.floats = bytes.asFloatBuffer();
  }

  /** The engine's array. */
  public NDArray array() {
    return array;
  }

  /**
   * Overwrites the whole array.
   *
   * @param from the first of the values to be copied
   */
  public void write(float[] values, int from) {
    floats.put(0, values, from, floats.capacity());
    try {
      array.set(bytes.duplicate().order(ByteOrder.nativeOrder()));
    } finally {
      Reference.reachabilityFence(bytes);
    }
  }

  /**
   * Copies the whole array out, once the engine has computed it.
   *
   * @param to where the first value goes
   */
  public void read(float[] values, int to) {
    Optional<MxnetFunctions> mxnet = MxnetFunctions.get();
    if (mxnet.isPresent()) {
      mxnet.get().copy(array, bytes);
      floats.get(0, values, to, floats.capacity());
    } else {
      FloatBuffer own = array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
      own.get(values, to, floats.capacity());
    }
  }
}
