package org.sketch28.model.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sketch28.model.HostTensor;

/**
 * Parameters in the safetensors format (Hugging Face): eight bytes little-endian for the length of
 * a JSON header, the header, the raw numbers. It runs no code on loading, is the same for every
 * engine, and everything in it can be checked before memory is spent. Only float32 is used here,
 * and bytes for images.
 */
public final class SafeTensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final int LONGEST_HEADER = 1 << 20;

  /** Bytes become numbers of four bytes each in memory. */
  private static final int MOST_BYTES = 1 << 26;

  private SafeTensors() {}

  /** The file's bytes for {@code tensors}, all of float32. */
  public static byte[] encode(Map<String, HostTensor> tensors) throws IOException {
    return encode(tensors, Set.of());
  }

  /**
   * The file's bytes for {@code tensors}.
   *
   * @param bytesOnly the names of those whose values are whole numbers in 0…255
   */
  static byte[] encode(Map<String, HostTensor> tensors, Set<String> bytesOnly) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    int offset = 0;
    // Numbers of four bytes first, so that each of them lies at a multiple of four.
    Map<String, HostTensor> ordered = new LinkedHashMap<>(tensors);
    ordered.keySet().removeAll(bytesOnly);
    tensors.forEach(ordered::putIfAbsent);
    for (Map.Entry<String, HostTensor> entry : ordered.entrySet()) {
      boolean bytes = bytesOnly.contains(entry.getKey());
      if (bytes && entry.getValue().values().length > MOST_BYTES) {
        throw new IOException(
            "it would hold more images than can be read again; train on fewer images");
      }
      long size = (bytes ? 1L : 4L) * entry.getValue().values().length;
      if (offset + size > Integer.MAX_VALUE - LONGEST_HEADER) {
        throw new IOException("it would be larger than 2 GB");
      }
      int end = (int) (offset + size);
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", bytes ? "U8" : "F32");
      Arrays.stream(entry.getValue().shape()).forEach(node.putArray("shape")::add);
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = JSON.writeValueAsBytes(header);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + offset).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (Map.Entry<String, HostTensor> entry : ordered.entrySet()) {
      float[] values = entry.getValue().values();
      if (bytesOnly.contains(entry.getKey())) {
        for (float value : values) {
          bytes.put((byte) value);
        }
      } else {
        bytes.asFloatBuffer().put(values);
        bytes.position(bytes.position() + 4 * values.length);
      }
    }
    return bytes.array();
  }

  /**
   * How many numbers each tensor of a file has, by name; reads the header alone.
   *
   * @throws IOException if the file cannot be read, or is not of this format
   */
  static Map<String, Long> counts(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      long length = ByteBuffer.wrap(in.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 2 || length > LONGEST_HEADER) {
        throw new IOException("its header is of impossible length");
      }
      JsonNode header = header(new String(in.readNBytes((int) length), StandardCharsets.UTF_8));
      Map<String, Long> counts = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        long count = 1;
        for (JsonNode size : entry.getValue().path("shape")) {
          count *= size.asLong();
        }
        counts.put(entry.getKey(), count);
      }
      return counts;
    } catch (BufferUnderflowException e) {
      throw new IOException("it is cut short", e);
    }
  }

  /** Reads all tensors of a file of our own, whatever their names and shapes. */
  public static Map<String, HostTensor> decode(byte[] file) throws IOException {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    if (file.length >= 8) {
      long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length >= 2 && length <= LONGEST_HEADER && length <= file.length - 8) {
        JsonNode header = header(new String(file, 8, (int) length, StandardCharsets.UTF_8));
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
          if (entry.getKey().equals(METADATA)) {
            continue;
          }
          JsonNode sizes = entry.getValue().path("shape");
          long[] shape = new long[sizes.size()];
          for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.get(i).asLong();
            if (shape[i] < 0 || shape[i] > file.length) {
              throw new IOException("its header names an impossible size");
            }
          }
          shapes.put(entry.getKey(), shape);
        }
      }
    }
    return decode(file, shapes);
  }

  /**
   * Reads exactly the expected tensors.
   *
   * @param expected name to shape
   * @throws IOException if the file is not of this format, or has other names or shapes; the
   *     message says which
   */
  public static Map<String, HostTensor> decode(byte[] file, Map<String, long[]> expected)
      throws IOException {
    if (file.length < 8) {
      throw new IOException("it is cut short");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.getLong();
    if (length < 2 || length > LONGEST_HEADER || length > bytes.remaining()) {
      throw new IOException("its header is of impossible length");
    }
    JsonNode header = header(new String(file, 8, (int) length, StandardCharsets.UTF_8));
    int start = 8 + (int) length;
    requireDisjoint(header, file.length - start);
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, long[]> entry : expected.entrySet()) {
      String name = entry.getKey();
      tensors.put(name, tensor(bytes, start, header.path(name), name, entry.getValue()));
    }
    return tensors;
  }

  /** Each byte after the header belongs to exactly one tensor, as the format demands. */
  private static void requireDisjoint(JsonNode header, int length) throws IOException {
    TreeMap<Long, Long> ends = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      JsonNode offsets = entry.getValue().path("data_offsets");
      if (!entry.getKey().equals(METADATA)) {
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (from < to && ends.put(from, to) != null) {
          throw new IOException("its parameters overlap");
        }
      }
    }
    long at = 0;
    for (Map.Entry<Long, Long> each : ends.entrySet()) {
      if (each.getKey() != at) {
        throw new IOException("its parameters overlap, or there are gaps between them");
      }
      at = each.getValue();
    }
    if (at != length) {
      throw new IOException("its parameters are cut short, or there is more than them");
    }
  }

  private static JsonNode header(String text) throws IOException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException | StackOverflowError e) {
      throw new IOException("its header is no JSON", e);
    }
  }

  private static HostTensor tensor(
      ByteBuffer bytes, int start, JsonNode node, String name, long[] shape) throws IOException {
    String type = node.path("dtype").asText();
    if (!type.equals("F32") && !type.equals("U8")) {
      throw new IOException("it has no 32-bit parameters named " + name);
    }
    int width = type.equals("U8") ? 1 : 4;
    long count = 1;
    for (long size : shape) {
      count *= size;
    }
    JsonNode found = node.path("shape");
    boolean same = found.size() == shape.length;
    for (int i = 0; same && i < shape.length; i++) {
      same = found.path(i).asLong(-1) == shape[i];
    }
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    if (!same || from < 0 || to > bytes.capacity() - start || to - from != width * count) {
      throw new IOException("its parameters " + name + " have another shape or are cut short");
    }
    if (width == 1 && count > MOST_BYTES) {
      throw new IOException("its parameters " + name + " are too large");
    }
    float[] values = new float[(int) count];
    bytes.position((int) (start + from));
    if (width == 1) {
      for (int i = 0; i < values.length; i++) {
        values[i] = bytes.get() & 0xff;
      }
    } else {
      bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IOException("its parameters " + name + " contain a value that is not a number");
      }
    }
    return new HostTensor(shape, values);
  }
}
