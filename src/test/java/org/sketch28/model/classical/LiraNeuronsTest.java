package org.sketch28.model.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.HostTensor;

class LiraNeuronsTest {

  private static final int BRIGHT = 2;
  private static final int DARK = 3;

  private final LiraNeurons neurons = LiraNeurons.random(3000, BRIGHT, DARK, 1);
  private final float[][] images = images(64);

  /** Synthetic digits, 784 values in 0…1 each. */
  static float[][] images(int count) {
    ImageDataset data = StrokeDigits.images("few", count, 1);
    float[][] images = new float[count][];
    for (int i = 0; i < count; i++) {
      images[i] = data.image(i).toFloats();
    }
    return images;
  }

  @Test
  void aNeuronIsActiveIfItsPixelsAreAsItsTestsAsk() {
    byte[] tests = Bytes.of(neurons.tensor());
    int[][] active = neurons.active(images);
    int total = 0;
    for (int i = 0; i < images.length; i++) {
      List<Integer> expected = new ArrayList<>();
      for (int n = 0; n < neurons.count(); n++) {
        if (isActive(tests, n, images[i])) {
          expected.add(n);
        }
      }
      assertArrayEquals(expected.stream().mapToInt(Integer::intValue).toArray(), active[i]);
      total += active[i].length;
    }
    assertTrue(total > 0);
  }

  private static boolean isActive(byte[] tests, int neuron, float[] image) {
    for (int t = 0; t < BRIGHT + DARK; t++) {
      int at = 3 * (neuron * (BRIGHT + DARK) + t);
      int value = Math.round(255 * image[tests[at + 1] * 28 + tests[at]]);
      boolean above = value > 8 * tests[at + 2];
      if (above != t < BRIGHT) {
        return false;
      }
    }
    return true;
  }

  @Test
  void anImageAloneHasTheSameActiveNeurons() {
    assertArrayEquals(neurons.active(images)[17], neurons.active(new float[][] {images[17]})[0]);
  }

  @Test
  void savedNeuronsAreTheSame() {
    LiraNeurons read = LiraNeurons.read(BRIGHT, DARK, neurons.tensor());
    assertArrayEquals(neurons.active(images), read.active(images));
  }

  @Test
  void pixelsThatAreNotThereAreRefused() {
    HostTensor tensor = neurons.tensor();
    tensor.values()[0] = 28;
    assertThrows(IllegalArgumentException.class, () -> LiraNeurons.read(BRIGHT, DARK, tensor));
  }
}
