package org.sketch28.model.foreign;

import java.io.IOException;
import java.util.Map;

/**
 * Checks an ONNX file before ONNX Runtime gets it: it must be whole, hold all of its numbers
 * itself, and declare no tensors that are larger than what there is of them. Only the structure is
 * read, as far as there are tensors in it.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers, encoding</a>
 */
final class OnnxFile {

  /** What the names of such files end with. */

  /** A graph may have graphs within. No exporter nests them this deep. */
  private static final int DEEPEST = 50;

  private static final String CUT_SHORT = "it is not an ONNX file, or damaged";

  /** The messages that tensors may be in, by the number of the field that holds them. */
  private enum Message {
    MODEL,
    GRAPH,
    NODE,
    ATTRIBUTE,
    FUNCTION,
    TRAINING,
    SPARSE_TENSOR,
    TENSOR;

    private Map<Integer, Message> fields() {
      return switch (this) {
        case MODEL -> Map.of(7, GRAPH, 20, TRAINING, 25, FUNCTION);
        case GRAPH -> Map.of(1, NODE, 5, TENSOR, 15, SPARSE_TENSOR);
        case NODE -> Map.of(5, ATTRIBUTE);
        case ATTRIBUTE ->
            Map.of(
                5, TENSOR, 6, GRAPH, 10, TENSOR, 11, GRAPH, 22, SPARSE_TENSOR, 23, SPARSE_TENSOR);
        case FUNCTION -> Map.of(7, NODE, 11, ATTRIBUTE);
        case TRAINING -> Map.of(1, GRAPH, 2, GRAPH);
        case SPARSE_TENSOR -> Map.of(1, TENSOR, 2, TENSOR);
        case TENSOR -> Map.of();
      };
    }
  }

  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private static final int GRAPH_OF_MODEL = 7;
  private static final int DIMENSIONS = 1;
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;

  private final byte[] file;
  private int at;
  private boolean hasGraph;

  private OnnxFile(byte[] file) {
    this.file = file;
  }

  /**
   * Checks a file.
   *
   * @throws IOException if it cannot be used, with the reason
   */
  static void check(byte[] file) throws IOException {
    OnnxFile reader = new OnnxFile(file);
    reader.message(Message.MODEL, file.length, 0);
    if (!reader.hasGraph) {
      throw new IOException(CUT_SHORT);
    }
  }

  private void message(Message kind, int end, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException("its graphs are nested too deeply");
    }
    int length = end - at;
    double elements = 1;
    while (at < end) {
      long key = varint(end);
      int field = (int) (key >>> 3);
      int type = (int) (key & 7);
      if (kind == Message.TENSOR) {
        elements *= tensorField(field, type, end);
      } else {
        field(kind, field, type, end, depth);
      }
    }
    // The smallest numbers that there are have four bits.
    if (elements > Math.max(1, 2.0 * length)) {
      throw new IOException("it declares a tensor that is larger than what there is of it");
    }
  }

  private void field(Message kind, int field, int type, int end, int depth) throws IOException {
    Message inner = kind.fields().get(field);
    if (type == BYTES && inner != null) {
      hasGraph |= kind == Message.MODEL && field == GRAPH_OF_MODEL;
      message(inner, length(end), depth + 1);
    } else {
      skip(type, end);
    }
  }

  /** Reads a field of a tensor; returns the product of the dimensions in it. */
  private double tensorField(int field, int type, int end) throws IOException {
    if (field == EXTERNAL_DATA) {
      throw external();
    }
    if (field == DATA_LOCATION && type == VARINT) {
      if (varint(end) != 0) {
        throw external();
      }
      return 1;
    }
    if (field == DIMENSIONS && type == VARINT) {
      return dimension(end);
    }
    if (field == DIMENSIONS && type == BYTES) {
      double product = 1;
      for (int packed = length(end); at < packed; ) {
        product *= dimension(packed);
      }
      return product;
    }
    skip(type, end);
    return 1;
  }

  private double dimension(int end) throws IOException {
    long size = varint(end);
    if (size < 0) {
      throw new IOException("it declares a tensor of negative size");
    }
    return size;
  }

  private static IOException external() {
    return new IOException(
        "some of its numbers are in another file; export it again as a single file");
  }

  private void skip(int type, int end) throws IOException {
    switch (type) {
      case VARINT -> varint(end);
      case EIGHT_BYTES -> move(8, end);
      case BYTES -> at = length(end);
      case FOUR_BYTES -> move(4, end);
      default -> throw new IOException(CUT_SHORT);
    }
  }

  /** Reads a length; returns where what is that long ends. */
  private int length(int end) throws IOException {
    long length = varint(end);
    if (length < 0 || length > end - at) {
      throw new IOException(CUT_SHORT);
    }
    return at + (int) length;
  }

  private void move(int bytes, int end) throws IOException {
    if (bytes > end - at) {
      throw new IOException(CUT_SHORT);
    }
    at += bytes;
  }

  private long varint(int end) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        break;
      }
      byte next = file[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException(CUT_SHORT);
  }
}
