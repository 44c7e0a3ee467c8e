package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sketch28.data.format.IdxFile;

class HostileTensorsTest extends HostileFilesSteps {

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
}
