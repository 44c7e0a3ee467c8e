package org.sketch28.data.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.RealData;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.preprocess.MnistPreprocessor;

class PenDigitsTest {

  private static final String SEVEN =
      "{\"word\":\"7\",\"writer\":%d,\"drawing\":[[[0,100,40],[0,0,120]],[[30,80],[60,60]]]}\n";

  private static List<PenDigits.Sample> samples(Path folder) throws Exception {
    Path file = folder.resolve("train.ndjson");
    Files.writeString(file, SEVEN.formatted(5) + SEVEN.formatted(6));
    return PenDigits.read(file);
  }

  @Test
  void writersLeftOutAreInNoOtherPart(@TempDir Path folder) throws Exception {
    List<PenDigits.Sample> samples = samples(folder);
    assertEquals(5, PenDigits.select(samples, true).get(0).writer());
    assertEquals(6, PenDigits.select(samples, false).get(0).writer());
    assertEquals(1, PenDigits.select(samples, false).size());
  }

  @Test
  void theFirstImageIsWhatADrawingBecomes(@TempDir Path folder) throws Exception {
    List<PenDigits.Sample> samples = samples(folder);
    ImageDataset images = PenDigits.images("two", samples, PenDigits.VARIANTS, 1, Progress.NONE);
    assertEquals(2 * PenDigits.VARIANTS, images.size());
    assertEquals(7, images.label(3));
    assertEquals(new MnistPreprocessor().apply(samples.get(0).drawing()).result(), images.image(0));
    assertTrue(images.image(3).mass() > 1.3 * images.image(0).mass(), "a wide pen");
    assertTrue(
        images.sameContent(
            PenDigits.images("again", samples, PenDigits.VARIANTS, 1, Progress.NONE)));
  }

  @Test
  void aFileOfOtherThingsIsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("cats.ndjson");
    Files.writeString(file, "{\"word\":\"cat\",\"drawing\":[[[0,9],[0,9]]]}\n");
    assertThrows(UserFacingException.class, () -> PenDigits.read(file));
  }

  @Test
  void theRealOnesAreSplitAsTheCatalogSays() throws Exception {
    List<PenDigits.Sample> all = PenDigits.read(RealData.file("pendigits", "train.ndjson"));
    assertEquals(7494, all.size());
    assertEquals(1499, PenDigits.select(all, true).size());
  }
}
