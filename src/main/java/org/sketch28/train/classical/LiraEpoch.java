package org.sketch28.train.classical;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.PixelMap;
import org.sketch28.model.Shear;
import org.sketch28.model.classical.LiraNeurons;

/**
 * A pass of LIRA over all images and their moved copies, in a new order each time, each of them
 * upright or leaning to one side at random. Active neurons are found anew in each pass, on threads
 * of their own: their lists would need gigabytes.
 */
final class LiraEpoch {

  private static final int PIXELS = ImageDataset.PIXELS;
  private static final int BATCH = LiraNeurons.BATCH;

  /** Points of the curve of a pass. */
  private static final int PARTS = 50;

  /** The row in the middle. */
  private static final double CENTRE = (ImageDataset.SIDE - 1) / 2.0;

  private final ImageDataset images;
  private final LiraNeurons neurons;
  private final List<PixelMap> leanings;
  private final long seed;
  private final ShiftedImage[] all;

  /**
   * @param images as the neurons see them
   */
  LiraEpoch(ImageDataset images, LiraNeurons neurons, int shifts, double slant, long seed) {
    this.images = images;
    this.neurons = neurons;
    this.leanings =
        slant == 0 ? List.of() : List.of(new Shear(slant, CENTRE), new Shear(-slant, CENTRE));
    this.seed = seed;
    int[] indices = new int[images.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = i;
    }
    all = ShiftedImage.virtual(ShiftedImage.plain(indices), shifts).toArray(new ShiftedImage[0]);
  }

  /** Is notified of the parts of a pass. */
  @FunctionalInterface
  interface PartWatcher {

    /**
     * A part is done.
     *
     * @param share of the pass that is done, 0…1
     * @param accuracy share of the part's images that were classified correctly before they were
     *     learned from, 0…1
     */
    void done(double share, double accuracy);
  }

  /** The number of images of a pass, with their moved copies. */
  long size() {
    return all.length;
  }

  /**
   * Trains for a pass.
   *
   * @param progress of images; may end the work by throwing
   * @param watcher is notified of about {@link #PARTS} parts
   */
  void train(LiraPerceptron perceptron, Progress progress, PartWatcher watcher) {
    int epoch = perceptron.epochs();
    ShiftedImage[] order = shuffled(epoch);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = DaemonExecutors.pool("lira", threads);
    try {
      Deque<CompletableFuture<int[][]>> ahead = new ArrayDeque<>();
      int begun = 0;
      int reported = 0;
      int correct = 0;
      for (int start = 0; start < order.length; start += BATCH) {
        progress.at(start, order.length);
        while (begun < order.length && ahead.size() <= 2 * threads) {
          int first = begun;
          ahead.add(CompletableFuture.supplyAsync(() -> active(order, first, epoch), workers));
          begun += BATCH;
        }
        int[][] active = ahead.remove().join();
        for (int i = 0; i < active.length; i++) {
          boolean right = perceptron.learn(active[i], images.label(order[start + i].index()));
          correct += right ? 1 : 0;
        }
        int done = start + active.length;
        if (done == order.length || (done - reported) * PARTS >= order.length) {
          watcher.done((double) done / order.length, (double) correct / (done - reported));
          reported = done;
          correct = 0;
        }
      }
    } finally {
      workers.shutdownNow();
    }
    perceptron.endEpoch();
    progress.at(order.length, order.length);
  }

  private int[][] active(ShiftedImage[] order, int first, int epoch) {
    SplittableRandom random = new SplittableRandom((seed * 1_000_003 + epoch) * 1_000_003 + first);
    float[][] batch = new float[Math.min(BATCH, order.length - first)][PIXELS];
    byte[] pixels = new byte[PIXELS];
    for (int i = 0; i < batch.length; i++) {
      order[first + i].copy(images, pixels, 0);
      for (int p = 0; p < PIXELS; p++) {
        batch[i][p] = (pixels[p] & 0xff) / 255f;
      }
      int leaning = random.nextInt(leanings.size() + 1);
      if (leaning > 0) {
        batch[i] = leanings.get(leaning - 1).apply(batch[i]);
      }
    }
    return neurons.active(batch);
  }

  private ShiftedImage[] shuffled(int epoch) {
    ShiftedImage[] order = all.clone();
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      ShiftedImage swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
