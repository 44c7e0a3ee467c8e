package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;

class EpochWeightsTest {

  @TempDir private Path folder;

  private static List<Integer> chosen(int epochs, long bytes) {
    return IntStream.rangeClosed(1, epochs)
        .filter(epoch -> EpochWeights.isChosen(epoch, epochs, bytes))
        .boxed()
        .toList();
  }

  @Property
  void aFewAreChosenFromTheFirstToTheLast(@ForAll @IntRange(min = 2, max = 3000) int epochs) {
    List<Integer> chosen = chosen(epochs, 1000);
    assertTrue(chosen.size() <= EpochWeights.MOST, chosen.toString());
    assertTrue(chosen.size() >= Math.min(epochs, EpochWeights.MOST) - 1, chosen.toString());
    assertEquals(1, chosen.get(0));
    assertEquals(epochs, chosen.get(chosen.size() - 1));
  }

  @Test
  void theirSizeIsBounded() {
    assertEquals(List.of(1, 2, 3, 4, 5), chosen(5, 100));
    assertEquals(4, chosen(100, EpochWeights.MOST_BYTES / 4).size());
    assertTrue(chosen(100, EpochWeights.MOST_BYTES).isEmpty());
    assertTrue(chosen(1, 100).isEmpty());
  }

  @Test
  void chosenEpochsAreSavedAndRead() throws Exception {
    EpochWeights weights = new EpochWeights(folder);
    for (int epoch = 1; epoch <= 50; epoch++) {
      HostTensor tensor = new HostTensor(new long[] {2}, new float[] {epoch, -epoch});
      weights.save(epoch, 50, Map.of("weight", tensor));
    }
    assertEquals(chosen(50, 8), weights.list());
    assertArrayEquals(new float[] {50, -50}, weights.read(50).get("weight").values());
    assertFalse(weights.list().contains(49));
  }

  @Test
  void damageIsReported() throws Exception {
    EpochWeights weights = new EpochWeights(folder);
    Files.write(folder.resolve("epoch-000003.safetensors"), new byte[] {1, 2, 3});
    assertEquals(List.of(3), weights.list());
    UserFacingException e = assertThrows(UserFacingException.class, () -> weights.read(3));
    assertTrue(e.getMessage().contains("epoch 3"), e.getMessage());
    assertThrows(UserFacingException.class, () -> weights.read(4));
  }
}
