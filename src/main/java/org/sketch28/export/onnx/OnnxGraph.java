package org.sketch28.export.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sketch28.base.ProtobufMessage;
import org.sketch28.model.HostTensor;

/**
 * The nodes and constants of an ONNX graph; every value has a name. Numbers of fields and types are
 * those of onnx.proto3.
 */
final class OnnxGraph {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final List<ProtobufMessage> nodes = new ArrayList<>();
  private final List<ProtobufMessage> constants = new ArrayList<>();
  private int values;

  /** A node with one output. Attributes are Long, Float, String, or a list of Long. */
  String node(String operator, List<String> inputs, Map<String, Object> attributes) {
    String output = operator.toLowerCase(Locale.ROOT) + "_" + ++values;
    add(operator, inputs, List.of(output), attributes);
    return output;
  }

  String node(String operator, String... inputs) {
    return node(operator, List.of(inputs), Map.of());
  }

  /** A node whose output gets a name from the caller. */
  void named(String output, String operator, List<String> inputs, Map<String, Object> attributes) {
    add(operator, inputs, List.of(output), attributes);
  }

  private void add(
      String operator, List<String> inputs, List<String> outputs, Map<String, Object> attributes) {
    ProtobufMessage node = new ProtobufMessage();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, outputs.get(0)).text(4, operator);
    attributes.forEach((name, value) -> node.message(5, attribute(name, value)));
    nodes.add(node);
  }

  private static ProtobufMessage attribute(String name, Object value) {
    ProtobufMessage attribute = new ProtobufMessage().text(1, name);
    if (value instanceof Long number) {
      return attribute.number(3, number).number(20, 2);
    }
    if (value instanceof Float real) {
      return attribute.real(2, real).number(20, 1);
    }
    if (value instanceof String text) {
      return attribute.text(4, text).number(20, 3);
    }
    for (Object each : (List<?>) value) {
      attribute.number(8, (Long) each);
    }
    return attribute.number(20, 7);
  }

  /** A constant array. */
  String constant(HostTensor tensor) {
    ByteBuffer raw = ByteBuffer.allocate(4 * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(tensor.values());
    return constant(tensor.shape(), FLOAT, raw.array());
  }

  /** A constant number. */
  String constant(float value) {
    return constant(new HostTensor(new long[0], new float[] {value}));
  }

  /** Constant whole numbers, such as a shape. */
  String constant(long[] numbers) {
    ByteBuffer raw = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(numbers);
    return constant(new long[] {numbers.length}, INT64, raw.array());
  }

  private String constant(long[] shape, int type, byte[] raw) {
    String name = "constant_" + ++values;
    ProtobufMessage tensor = new ProtobufMessage();
    for (long size : shape) {
      tensor.number(1, size);
    }
    constants.add(tensor.number(2, type).text(8, name).bytes(9, raw));
    return name;
  }

  /** The graph with its inputs and outputs, which are arrays of float32. */
  ProtobufMessage toMessage(
      String name, List<ProtobufMessage> inputs, List<ProtobufMessage> outputs) {
    return new ProtobufMessage()
        .messages(1, nodes)
        .text(2, name)
        .messages(5, constants)
        .messages(11, inputs)
        .messages(12, outputs);
  }

  /**
   * Names and describes an array of float32 whose first size is free.
   *
   * @param sizes of the other dimensions
   */
  static ProtobufMessage batchOf(String name, long... sizes) {
    ProtobufMessage shape =
        new ProtobufMessage().message(1, new ProtobufMessage().text(2, "batch"));
    for (long size : sizes) {
      shape.message(1, new ProtobufMessage().number(1, size));
    }
    ProtobufMessage tensor = new ProtobufMessage().number(1, FLOAT).message(2, shape);
    return new ProtobufMessage().text(1, name).message(2, new ProtobufMessage().message(1, tensor));
  }
}
