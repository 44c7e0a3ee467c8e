package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** What the tests of this subject have in common. */
abstract class HostileFilesSteps {

  static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir Path folder;

  /** What opens a file. */
  interface Opener {
    void open(Path file) throws UserFacingException;
  }

  final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Opens all files; gives how many were refused. */
  int refused(Opener opener) throws IOException {
    int refused = 0;
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.write(file, entry.getValue());
      refused += isRefused(opener, file) ? 1 : 0;
      Files.delete(file);
    }
    return refused;
  }

  static boolean isRefused(Opener opener, Path file) {
    return assertTimeoutPreemptively(
        LONGEST,
        () -> {
          try {
            opener.open(file);
            return false;
          } catch (UserFacingException e) {
            String message = e.getMessage();
            assertTrue(message.contains(file.getFileName().toString()), message);
            assertFalse(message.contains("Exception") || message.contains("null"), message);
            return true;
          }
        },
        file.toString());
  }

  void truncations(String name, byte[] whole, int... places) {
    for (int place : places) {
      if (place < whole.length) {
        files.put("cut-at-" + place + "-" + name, Arrays.copyOf(whole, place));
      }
    }
    for (int eighth = 1; eighth < 8; eighth++) {
      files.put(
          "cut-" + eighth + "-eighths-" + name, Arrays.copyOf(whole, whole.length * eighth / 8));
    }
  }

  void damages(String name, byte[] whole, int count, int within) {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < count; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n <= i % 4; n++) {
        damaged[random.nextInt(Math.min(within, whole.length))] = (byte) random.nextInt(256);
      }
      files.put("damaged-" + i + "-" + name, damaged);
    }
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = HostileFilesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  static byte[] pngOfSize(int width, int height) {
    byte[] png = TestPictures.encode(TestPictures.seven(), "png");
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  static byte[] patched(byte[] file, int at, int... bytes) {
    byte[] patched = file.clone();
    for (int i = 0; i < bytes.length; i++) {
      patched[at + i] = (byte) bytes[i];
    }
    return patched;
  }

  static byte[] gzip(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    }
    return out.toByteArray();
  }

  static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(8).nextBytes(noise);
    return noise;
  }

  static void readStrokes(Path file) throws UserFacingException {
    try (StrokeFile strokes = StrokeFile.open(file)) {
      while (strokes.next() != null) {
        // Only whether it can be read counts.
      }
    }
  }

  static String signed(String json, byte[] parameters) {
    return json.replaceFirst(
        "\"parametersSha256\" : \"[^\"]*\"",
        "\"parametersSha256\" : \"" + Sha256.of(parameters) + "\"");
  }

  static List<byte[]> brokenParameters(byte[] whole) {
    int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String text = new String(whole, 8, header, StandardCharsets.UTF_8);
    List<byte[]> broken = new java.util.ArrayList<>();
    for (int length :
        new int[] {0, 1, 7, 8, 9, 100, 8 + header, whole.length / 2, whole.length - 1}) {
      broken.add(Arrays.copyOf(whole, length));
    }
    broken.add(patched(whole, 0, 255, 255, 255, 255, 255, 255, 255, 127));
    broken.add(patched(whole, 0, 255, 255, 255, 255, 255, 255, 255, 255));
    broken.add(patched(whole, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    broken.add(patched(whole, 8, 'x'));
    broken.add(patched(whole, 8 + header, 0, 0, 192, 127));
    broken.add(withHeader(whole, header, text.replaceFirst("F32", "F64")));
    broken.add(withHeader(whole, header, text.replaceFirst("F32", "../")));
    broken.add(withHeader(whole, header, text.replaceFirst("\\[0,", "[-4,")));
    broken.add(withHeader(whole, header, text.replaceFirst("\\[0,", "[9,")));
    broken.add(
        withHeader(
            whole,
            header,
            text.replaceFirst("\\[0,[0-9]+\\]", "[9223372036854775800,-9223372036854775000]")));
    broken.add(withHeader(whole, header, text.replaceFirst("\"shape\":\\[[0-9]+", "\"shape\":[1")));
    broken.add(
        withHeader(whole, header, text.replaceFirst("\"shape\":\\[[^\\]]*\\]", "\"shape\":7")));
    broken.add(withHeader(whole, header, "[]"));
    broken.add(withHeader(whole, header, "{}"));
    return broken;
  }

  static byte[] withHeader(byte[] whole, int header, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + bytes.length + whole.length - 8 - header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(bytes.length)
        .put(bytes)
        .put(whole, 8 + header, whole.length - 8 - header)
        .array();
  }

  boolean isModelRefused(String json, byte[] parameters) throws IOException {
    Path model = Files.createDirectories(folder.resolve("hostile-model"));
    Files.writeString(model.resolve("model.json"), json);
    Files.write(model.resolve("model.safetensors"), parameters);
    return isRefused(file -> Recognizer.load(ModelStore.entry(file)).close(), model);
  }
}
