package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.image.picture.PictureReader;

/**
 * Broken and hostile files of every kind that the program opens: each must be read, or refused with
 * a message that names it, and nothing else may happen.
 */
class HostileFilesTest extends HostileFilesSteps {

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
}
