package org.sketch28.model.explain;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.ScoredClassifier;

/** Where ink matters to any classifier, found by blanking it. */
public final class Occlusion {

  private static final int PATCH = 5;
  private static final int STRIDE = 2;
  private static final int SIDE = ImageDataset.SIDE;
  private static final int PIXELS = ImageDataset.PIXELS;

  private Occlusion() {}

  /**
   * How much the logit of a class falls when 5 × 5 pixels are blanked, at every second position
   * (Zeiler and Fergus 2013); a pixel has the mean of the patches that hold it.
   */
  public static float[] of(ScoredClassifier classifier, float[] image, int classIndex) {
    int places = (SIDE - PATCH) / STRIDE + 2;
    float[] occluded = new float[(places * places + 1) * PIXELS];
    System.arraycopy(image, 0, occluded, 0, PIXELS);
    for (int p = 0; p < places * places; p++) {
      int from = (p + 1) * PIXELS;
      System.arraycopy(image, 0, occluded, from, PIXELS);
      forPatch(p, places, pixel -> occluded[from + pixel] = 0);
    }
    float[] logits = new float[places * places + 1];
    int batch = 100;
    for (int start = 0; start < logits.length; start += batch) {
      int count = Math.min(batch, logits.length - start);
      float[] part = Arrays.copyOfRange(occluded, start * PIXELS, (start + count) * PIXELS);
      List<ModelOutput> outputs = classifier.infer(part, count);
      for (int i = 0; i < count; i++) {
        logits[start + i] = outputs.get(i).logits()[classIndex];
      }
    }
    float[] sums = new float[PIXELS];
    int[] counts = new int[PIXELS];
    for (int p = 0; p < places * places; p++) {
      float fall = logits[0] - logits[p + 1];
      forPatch(
          p,
          places,
          pixel -> {
            sums[pixel] += fall;
            counts[pixel]++;
          });
    }
    for (int i = 0; i < PIXELS; i++) {
      sums[i] /= Math.max(1, counts[i]);
    }
    return sums;
  }

  private static void forPatch(int place, int places, IntConsumer each) {
    int top = Math.min(SIDE - PATCH, place / places * STRIDE);
    int left = Math.min(SIDE - PATCH, place % places * STRIDE);
    for (int y = top; y < top + PATCH; y++) {
      for (int x = left; x < left + PATCH; x++) {
        each.accept(y * SIDE + x);
      }
    }
  }
}
