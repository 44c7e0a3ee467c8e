package org.sketch28.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.NDArrayCopies;

/**
 * What the engine does alone, to measure evaluation against: batches that are floats already, one
 * forward pass after another, logits read after each.
 */
public final class BareInference {

  private static final int BATCH = 250;

  private BareInference() {}

  /** Runs a model over a dataset and returns the images per second. */
  public static double imagesPerSecond(NetworkClassifier classifier, ImageDataset data) {
    List<float[]> batches = new ArrayList<>();
    for (int start = 0; start + BATCH <= data.size(); start += BATCH) {
      float[] batch = new float[BATCH * ImageDataset.PIXELS];
      for (int i = 0; i < batch.length; i++) {
        batch[i] = (data.pixels()[start * ImageDataset.PIXELS + i] & 0xff) / 255f;
      }
      batches.add(batch);
    }
    run(classifier, batches.get(0));
    long start = System.nanoTime();
    batches.forEach(batch -> run(classifier, batch));
    return batches.size() * BATCH / ((System.nanoTime() - start) / 1e9);
  }

  private static void run(NetworkClassifier classifier, float[] batch) {
    classifier.with(
        (scope, network, store) -> {
          NDArray images = NDArrayCopies.create(scope, batch, new Shape(BATCH, 1, 28, 28));
          return network
              .whole()
              .forward(store, new NDList(images), false)
              .singletonOrThrow()
              .toFloatArray();
        });
  }
}
