package org.sketch28.export.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A message of Protocol Buffers that is being written; fields are named by their numbers. */
final class Message {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @FunctionalInterface
  private interface Field {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private Message with(Field field) {
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      field.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Message number(int field, long value) {
    return with(out -> out.writeInt64(field, value));
  }

  Message real(int field, float value) {
    return with(out -> out.writeFloat(field, value));
  }

  Message text(int field, String value) {
    return with(out -> out.writeString(field, value));
  }

  Message bytes(int field, byte[] value) {
    return with(out -> out.writeByteArray(field, value));
  }

  Message message(int field, Message value) {
    return bytes(field, value.toBytes());
  }

  Message messages(int field, List<Message> values) {
    values.forEach(value -> message(field, value));
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
