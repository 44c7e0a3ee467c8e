package org.sketch28.model.foreign;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A loaded ONNX model. What implements it is only there when ONNX Runtime is installed. Safe from
 * several threads.
 */
public interface OnnxSession extends AutoCloseable {

  /** What the type of a {@link Value} is called that holds 32-bit floating-point numbers. */
  String FLOAT = "FLOAT";

  /**
   * An input or output.
   *
   * @param type of its numbers, {@link #FLOAT} for instance; for what is not a tensor, what it is
   * @param shape the size of each dimension, −1 where any will do
   */
  record Value(String name, String type, List<Long> shape) {

    /** The name, the type and the shape, such as {@code image FLOAT [?, 1, 28, 28]}. */
    public String words() {
      return "%s %s %s".formatted(name, type, shape.toString().replace("-1", "?"));
    }
  }

  /** The inputs, without those that have a value of their own. */
  List<Value> inputs();

  /** The outputs. */
  List<Value> outputs();

  /** What the file says about itself. */
  Map<String, String> metadata();

  /**
   * Computes an output. Takes one thread, the calling one.
   *
   * @param input values of the only input, in C order
   * @param shape of the input
   * @param output its name; it has the type {@link #FLOAT}
   * @return its values, in C order
   * @throws IOException if the model cannot be computed, with the reason
   */
  float[] run(float[] input, long[] shape, String output) throws IOException;

  @Override
  void close();
}
