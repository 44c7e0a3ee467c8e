package org.sketch28.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.Outliers;

/**
 * Makes shuffled, augmented batches on a thread of its own, a few ahead of the network. Every
 * image's variation depends on the seed, the epoch and its place alone. The last images of an epoch
 * that do not fill a batch are left out of it; the next epoch is shuffled anew.
 */
final class BatchLoader implements AutoCloseable {

  private static final int AHEAD = 4;
  private static final int MOST_OUTLIERS = 12_000;

  /** The label of what belongs to no class. */
  static final int NO_CLASS = -1;

  private final ImageDataset data;
  private final TrainingConfig config;
  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
  private final Thread producer;
  private final byte[] outliers;

  /**
   * One batch.
   *
   * @param images batch × 784 values in 0…1
   * @param targets batch × classes probabilities; with outliers, one column more, which stands for
   *     no class
   * @param labels class indices; {@link #NO_CLASS} for an outlier
   */
  record Batch(float[] images, float[] targets, int[] labels) {}

  /**
   * @param first the step to begin with, from 0
   */
  BatchLoader(ImageDataset data, TrainingConfig config, int first) {
    this.data = data;
    this.config = config;
    this.outliers =
        config.outliers() > 0
            ? Outliers.images(
                data.classNames(), Math.min(MOST_OUTLIERS, data.size()), config.seed())
            : new byte[0];
    this.producer = new Thread(() -> produce(first), "sketch28-batches");
    producer.setDaemon(true);
    producer.start();
  }

  static int stepsPerEpoch(ImageDataset data, TrainingConfig config) {
    return data.size() / config.batchSize();
  }

  Batch next() throws InterruptedException {
    return ready.take();
  }

  private void produce(int first) {
    int perEpoch = stepsPerEpoch(data, config);
    try {
      for (int epoch = first / perEpoch; epoch < config.epochs(); epoch++) {
        SplittableRandom random = new SplittableRandom(config.seed() * 1_000_003 + epoch);
        int[] order = shuffled(data.size(), random);
        for (int step = 0; step < perEpoch; step++) {
          SplittableRandom own = random.split();
          if (epoch * perEpoch + step >= first) {
            ready.put(batch(order, step * config.batchSize(), own));
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Batch batch(int[] order, int start, SplittableRandom random) {
    int size = config.batchSize();
    int classes = data.classNames().size();
    int columns = config.outliers() > 0 ? classes + 1 : classes;
    float[] images = new float[size * ImageDataset.PIXELS];
    float[] targets = new float[size * columns];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      boolean outlier = config.outliers() > 0 && random.nextDouble() < config.outliers();
      int index =
          outlier ? random.nextInt(outliers.length / ImageDataset.PIXELS) : order[start + i];
      byte[] from = outlier ? outliers : data.pixels();
      config
          .augmentation()
          .apply(from, index * ImageDataset.PIXELS, images, i * ImageDataset.PIXELS, random);
      labels[i] = outlier ? NO_CLASS : data.label(index);
      if (outlier) {
        targets[i * columns + classes] = 1;
      } else {
        float spread = (float) (config.labelSmoothing() / classes);
        Arrays.fill(targets, i * columns, i * columns + classes, spread);
        targets[i * columns + labels[i]] += (float) (1 - config.labelSmoothing());
      }
    }
    return new Batch(images, targets, labels);
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  @Override
  public void close() {
    producer.interrupt();
  }
}
