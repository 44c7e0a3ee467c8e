package org.sketch28.base;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A message of Protocol Buffers that is being written; fields are named by their numbers. */
public final class ProtobufMessage {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @FunctionalInterface
  private interface Field {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private ProtobufMessage with(Field field) {
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      field.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Adds an integer. */
  public ProtobufMessage number(int field, long value) {
    return with(out -> out.writeInt64(field, value));
  }

  /** Adds a number in single precision. */
  public ProtobufMessage real(int field, float value) {
    return with(out -> out.writeFloat(field, value));
  }

  /** Adds a number in double precision. */
  public ProtobufMessage real(int field, double value) {
    return with(out -> out.writeDouble(field, value));
  }

  /** Adds a text. */
  public ProtobufMessage text(int field, String value) {
    return with(out -> out.writeString(field, value));
  }

  /** Adds bytes. */
  public ProtobufMessage bytes(int field, byte[] value) {
    return with(out -> out.writeByteArray(field, value));
  }

  /** Adds another message. */
  public ProtobufMessage message(int field, ProtobufMessage value) {
    return bytes(field, value.toBytes());
  }

  /** Adds several messages with the same number. */
  public ProtobufMessage messages(int field, List<ProtobufMessage> values) {
    values.forEach(value -> message(field, value));
    return this;
  }

  /** What was added so far. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}
