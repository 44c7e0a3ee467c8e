package org.sketch28;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A message of an ONNX file, field by field. The numbers of the fields are those of onnx.proto.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
public final class OnnxBytes {

  private static final int FLOAT = 1;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Writes a field. */
  @FunctionalInterface
  private interface Field {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private OnnxBytes field(Field field) {
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      field.writeTo(out);
      out.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a whole number. */
  public OnnxBytes number(int field, long value) {
    return field(out -> out.writeInt64(field, value));
  }

  /** Adds text. */
  public OnnxBytes text(int field, String value) {
    return field(out -> out.writeString(field, value));
  }

  /** Adds bytes. */
  public OnnxBytes bytes(int field, byte[] value) {
    return field(out -> out.writeByteArray(field, value));
  }

  /** Adds a message. */
  public OnnxBytes message(int field, OnnxBytes value) {
    return field(out -> out.writeBytes(field, ByteString.copyFrom(value.toByteArray())));
  }

  /** Everything that was added. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }

  /** A TensorProto of 32-bit floating-point numbers. */
  public static OnnxBytes tensor(String name, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    OnnxBytes tensor = new OnnxBytes();
    for (long size : shape) {
      tensor.number(1, size);
    }
    return tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array());
  }

  /**
   * A ValueInfoProto: an input or output.
   *
   * @param shape −1 where any size will do
   */
  public static OnnxBytes value(String name, int type, long... shape) {
    OnnxBytes dimensions = new OnnxBytes();
    for (long size : shape) {
      dimensions.message(
          1, size < 0 ? new OnnxBytes().text(2, "n" + -size) : new OnnxBytes().number(1, size));
    }
    OnnxBytes tensor = new OnnxBytes().number(1, type).message(2, dimensions);
    return new OnnxBytes().text(1, name).message(2, new OnnxBytes().message(1, tensor));
  }

  /** A NodeProto. */
  public static OnnxBytes node(String operator, String output, String... inputs) {
    OnnxBytes node = new OnnxBytes();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(4, operator);
  }

  /** A ModelProto with a graph. */
  public static OnnxBytes model(OnnxBytes graph) {
    return new OnnxBytes().number(1, 8).message(8, new OnnxBytes().number(2, 13)).message(7, graph);
  }
}
