package org.sketch28.model.units;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.EvalModeForward;

/**
 * The images of a dataset for which each channel of a stage puts out most at any place. All images
 * are looked at, batch by batch.
 */
public final class StrongestImages {

  private static final int BATCH = 100;

  private final StagedNetwork network;
  private final int stage;
  private final ImageDataset images;
  private final ImagePreparation preparation;
  private final int count;
  private final List<List<Found>> best = new ArrayList<>();
  private int seen;

  /**
   * An image.
   *
   * @param index in the dataset
   * @param activation the channel's largest
   */
  public record Found(int index, double activation) {}

  /**
   * @param stage index of a stage after the input
   * @param preparation of images for the network
   * @param count how many images are wanted for each channel
   */
  public StrongestImages(
      StagedNetwork network,
      int stage,
      ImageDataset images,
      ImagePreparation preparation,
      int count) {
    this.network = network;
    this.stage = stage;
    this.images = images;
    this.preparation = preparation;
    this.count = count;
    for (int c = 0; c < network.stages().get(stage).channels(); c++) {
      best.add(new ArrayList<>());
    }
  }

  /** The index of the stage. */
  public int stage() {
    return stage;
  }

  /** Whether all images have been looked at. */
  public boolean isDone() {
    return seen == images.size();
  }

  /** The share of images that have been looked at, 0…1. */
  public double progress() {
    return (double) seen / images.size();
  }

  /** Looks at some more images. */
  public void lookAtMore() {
    int size = Math.min(BATCH, images.size() - seen);
    float[] pixels = new float[size * ImageDataset.PIXELS];
    for (int i = 0; i < size; i++) {
      float[] image = preparation.apply(images.image(seen + i).toFloats());
      System.arraycopy(image, 0, pixels, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
    }
    float[] largest = largest(pixels, size);
    for (int i = 0; i < size; i++) {
      for (int c = 0; c < best.size(); c++) {
        add(best.get(c), new Found(seen + i, largest[i * best.size() + c]));
      }
    }
    seen += size;
  }

  private void add(List<Found> found, Found next) {
    if (found.size() == count && found.get(count - 1).activation() >= next.activation()) {
      return;
    }
    found.add(next);
    found.sort(Comparator.comparingDouble(each -> -each.activation()));
    if (found.size() > count) {
      found.remove(count);
    }
  }

  /** The largest output of each channel for each image. */
  private float[] largest(float[] pixels, int size) {
    Stage wanted = network.stages().get(stage);
    return network
        .classifier()
        .with(
            (scope, layers, store) -> {
              AtomicReference<float[]> largest = new AtomicReference<>();
              new EvalModeForward(
                      store,
                      (layer, name, output, inner) -> {
                        if (layer == wanted.shown()) {
                          largest.set(largest(output));
                        }
                      })
                  .logits(layers, StagedNetwork.images(scope, pixels, size));
              return largest.get();
            });
  }

  private static float[] largest(NDArray output) {
    return switch (output.getShape().dimension()) {
      case 2 -> output.toFloatArray();
      case 3 -> output.max(new int[] {1}).toFloatArray();
      // PyTorch takes the largest of one axis at a time.
      default ->
          output
              .reshape(output.getShape().get(0), output.getShape().get(1), -1)
              .max(new int[] {2})
              .toFloatArray();
    };
  }

  /**
   * What was found so far for a channel, the strongest first. Images for which it puts out nothing
   * are left out.
   */
  public List<Found> of(int channel) {
    return best.get(channel).stream().filter(each -> each.activation() != 0).toList();
  }
}
