package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/**
 * Broken and hostile files of every kind that the program opens: each must be read, or refused with
 * a message that names it, and nothing else may happen.
 */
class HostileFilesTest {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  @TempDir private Path folder;

  /** What opens a file. */
  private interface Opener {
    void open(Path file) throws UserFacingException;
  }

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Opens all files; gives how many were refused. */
  private int refused(Opener opener) throws IOException {
    int refused = 0;
    for (Map.Entry<String, byte[]> entry : files.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      Files.write(file, entry.getValue());
      refused += isRefused(opener, file) ? 1 : 0;
      Files.delete(file);
    }
    return refused;
  }

  private static boolean isRefused(Opener opener, Path file) {
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

  private void truncations(String name, byte[] whole, int... places) {
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

  private void damages(String name, byte[] whole, int count, int within) {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < count; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n <= i % 4; n++) {
        damaged[random.nextInt(Math.min(within, whole.length))] = (byte) random.nextInt(256);
      }
      files.put("damaged-" + i + "-" + name, damaged);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HostileFilesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] pngOfSize(int width, int height) {
    byte[] png = TestPictures.encode(TestPictures.seven(), "png");
    ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }

  private static byte[] patched(byte[] file, int at, int... bytes) {
    byte[] patched = file.clone();
    for (int i = 0; i < bytes.length; i++) {
      patched[at + i] = (byte) bytes[i];
    }
    return patched;
  }

  private static byte[] gzip(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    }
    return out.toByteArray();
  }

  @Test
  void pictures() throws IOException {
    for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
      byte[] whole = TestPictures.encode(TestPictures.seven(), format);
      truncations("seven." + format, whole, 0, 1, 2, 3, 4, 8, 12, 16, 20, 24, 30, 40, 60);
      damages("seven." + format, whole, 24, 80);
      damages("deep-seven." + format, whole, 12, whole.length);
      files.put("wrong-magic." + format, patched(whole, 0, 'S', 'K', '2', '8'));
    }
    for (String kind : List.of("lossless", "lossy", "transparent")) {
      byte[] whole = resource("/pictures/" + kind + ".webp");
      truncations(kind + ".webp", whole, 0, 4, 8, 12, 16, 20, 24, 30);
      damages(kind + ".webp", whole, 12, whole.length);
    }
    files.put("no-pixels.png", pngOfSize(0, 0));
    files.put("negative.png", pngOfSize(-5, 100));
    files.put("largest.png", pngOfSize(Integer.MAX_VALUE, Integer.MAX_VALUE));
    files.put("wide.png", pngOfSize(Integer.MAX_VALUE, 1));
    files.put("billion.png", pngOfSize(40_000, 40_000));
    files.put("longer-than-its-data.png", pngOfSize(15_000, 15_000));
    byte[] gif = TestPictures.encode(TestPictures.seven(), "gif");
    files.put("largest.gif", patched(gif, 6, 255, 255, 255, 255));
    byte[] bmp = TestPictures.encode(TestPictures.seven(), "bmp");
    files.put("largest.bmp", patched(bmp, 18, 255, 255, 255, 127, 255, 255, 255, 127));
    files.put("negative.bmp", patched(bmp, 18, 0, 0, 0, 128, 0, 0, 0, 128));
    files.put("empty.png", new byte[0]);
    files.put("text.png", "not a picture".getBytes(StandardCharsets.UTF_8));
    files.put("zip.png", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0, 0});
    files.put("script.svg", "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8));
    files.put("noise.jpg", noise(5000));
    files.put("gzipped.png", gzip(pngOfSize(160, 160)));
    int refused = refused(PictureReader::read);
    // The rest is damaged so little that a picture can still be seen.
    assertTrue(refused >= 150, refused + " of " + files.size() + " pictures were refused");
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(8).nextBytes(noise);
    return noise;
  }

  private static void readStrokes(Path file) throws UserFacingException {
    try (StrokeFile strokes = StrokeFile.open(file)) {
      while (strokes.next() != null) {
        // Only whether it can be read counts.
      }
    }
  }

  @Test
  void strokes() throws IOException {
    String good = "{\"word\":\"7\",\"writer\":3,\"drawing\":[[[10,60,30],[10,12,90]]]}";
    byte[] zipped = gzip((good + "\n").repeat(200).getBytes(StandardCharsets.UTF_8));
    truncations(
        "good.ndjson.gz", zipped, 2, 5, 9, 10, 12, 20, zipped.length - 8, zipped.length - 1);
    for (int place = 1; place < good.length(); place += 2) {
      files.put(
          "cut-" + place + ".ndjson", good.substring(0, place).getBytes(StandardCharsets.UTF_8));
    }
    String[] wrong = {
      "[]",
      "7",
      "null",
      "{}",
      "{\"drawing\":{}}",
      "{\"drawing\":[7]}",
      "{\"drawing\":[[]]}",
      "{\"drawing\":[[[1,2],[1]]]}",
      "{\"drawing\":[[[],[]]]}",
      "{\"drawing\":[[[\"a\"],[1]]]}",
      "{\"drawing\":[[[null],[1]]]}",
      "{\"drawing\":[[[1e999],[1]]]}",
      "{\"drawing\":[[[1e7],[1]]]}",
      "{\"drawing\":[[[NaN],[1]]]}",
      "{\"drawing\":[[[{}],[1]]]}",
      "{\"drawing\":[[[1]]]}",
      "{\"drawing\":\"x\"}",
      "[".repeat(200_000),
      "{\"drawing\":" + "[".repeat(900) + "]".repeat(900) + "}",
      "{\"drawing\":[[[" + "1,".repeat(100_001) + "1],[" + "1,".repeat(100_001) + "1]]]}",
      "x".repeat((8 << 20) + 10),
      "\u0000\u0001",
    };
    for (int i = 0; i < wrong.length; i++) {
      files.put("wrong-" + i + ".ndjson", wrong[i].getBytes(StandardCharsets.UTF_8));
    }
    files.put("bomb.ndjson.gz", gzip(new byte[64 << 20]));
    files.put("noise.ndjson", noise(4000));
    files.put("magic-only.gz", new byte[] {0x1f, (byte) 0x8b});
    int expected = files.size();
    assertEquals(expected, refused(HostileFilesTest::readStrokes));
  }

  @Test
  void idxFiles() throws IOException {
    ByteBuffer idx =
        ByteBuffer.allocate(16 + 784 * 2).putInt(0x803).putInt(2).putInt(28).putInt(28);
    byte[] whole = idx.array();
    byte[] zipped = gzip(whole);
    truncations("images", whole, 0, 1, 3, 4, 7, 15, 16, whole.length - 1);
    truncations("images.gz", zipped, 2, 9, 11, zipped.length - 1);
    files.put("wrong-magic", patched(whole, 0, 1));
    files.put("floats", patched(whole, 2, 0x0d));
    files.put("no-dimensions", patched(whole, 3, 0));
    files.put("many-dimensions", patched(whole, 3, 200));
    files.put("negative", patched(whole, 4, 255, 255, 255, 255));
    files.put("lies", patched(whole, 4, 0, 255, 255, 255));
    files.put("overflows", patched(whole, 4, 0x3f, 255, 255, 255, 0x3f, 255, 255, 255, 0x3f));
    files.put("too-long", Arrays.copyOf(whole, whole.length + 1));
    files.put("text", "hello, this is no dataset".getBytes(StandardCharsets.UTF_8));
    int expected = files.size();
    assertEquals(expected, refused(IdxFile::read));
  }

  @Test
  void models() throws IOException {
    Path shipped = Path.of(System.getProperty("sketch28.home"), "models", "digits");
    String json = Files.readString(shipped.resolve("model.json"));
    byte[] parameters = Files.readAllBytes(shipped.resolve("model.safetensors"));
    int refused = 0;
    int tried = 0;
    for (int i = 0; i < 40; i++) {
      tried++;
      refused += isModelRefused(json.substring(0, json.length() * i / 40), parameters) ? 1 : 0;
    }
    String[][] edits = {
      {"\"architecture\" : \"[^\"]*\"", "\"architecture\" : \"HUGE\""},
      {"\"architecture\" : \"[^\"]*\"", "\"architecture\" : \"../../x\""},
      {"\"preprocessing\" : \"[^\"]*\"", "\"preprocessing\" : \"none-such\""},
      {"\"preprocessing\" : \"[^\"]*\"", "\"preprocessing\" : null"},
      {"\"temperature\" : [0-9.eE-]+", "\"temperature\" : 0"},
      {"\"temperature\" : [0-9.eE-]+", "\"temperature\" : \"NaN\""},
      {"\"temperature\" : [0-9.eE-]+", "\"temperature\" : \"hot\""},
      {"\"threshold\" : [0-9.eE-]+", "\"threshold\" : []"},
      {"\"classes\" : \\[[^\\]]*\\]", "\"classes\" : []"},
      {"\"classes\" : \\[[^\\]]*\\]", "\"classes\" : [\"0\", null]"},
      {"\"classes\" : \\[[^\\]]*\\]", "\"classes\" : [\"0\", \"1\"]"},
      {"\"classes\" : \\[[^\\]]*\\]", "\"classes\" : 10"},
      {"\"name\" : \"[^\"]*\"", "\"name\" : null"},
      {"\"parametersSha256\" : \"[^\"]*\"", "\"parametersSha256\" : \"00\""},
      {"(?s).*", "[]"},
      {"(?s).*", "null"},
      {"(?s).*", "{}"},
      {"(?s).*", "{".repeat(10)},
      {"(?s).*", " ".repeat((1 << 20) + 1)},
    };
    for (String[] edit : edits) {
      tried++;
      refused += isModelRefused(json.replaceFirst(edit[0], edit[1]), parameters) ? 1 : 0;
    }
    for (byte[] bad : brokenParameters(parameters)) {
      tried += 2;
      refused += isModelRefused(json, bad) ? 1 : 0;
      // Signed anew, so that the contents themselves are looked at.
      refused += isModelRefused(signed(json, bad), bad) ? 1 : 0;
    }
    assertEquals(tried, refused);
  }

  private static String signed(String json, byte[] parameters) {
    return json.replaceFirst(
        "\"parametersSha256\" : \"[^\"]*\"",
        "\"parametersSha256\" : \"" + Sha256.of(parameters) + "\"");
  }

  private static List<byte[]> brokenParameters(byte[] whole) {
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

  private static byte[] withHeader(byte[] whole, int header, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + bytes.length + whole.length - 8 - header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(bytes.length)
        .put(bytes)
        .put(whole, 8 + header, whole.length - 8 - header)
        .array();
  }

  private boolean isModelRefused(String json, byte[] parameters) throws IOException {
    Path model = Files.createDirectories(folder.resolve("hostile-model"));
    Files.writeString(model.resolve("model.json"), json);
    Files.write(model.resolve("model.safetensors"), parameters);
    return isRefused(file -> Recognizer.load(ModelStore.entry(file)).close(), model);
  }
}
