package org.sketch28.train;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.train.step.Batch;

/**
 * Prepares shuffled, augmented batches on a thread of its own, a few ahead of the network. How an
 * image is varied depends only on the seed, the epoch, and its position in it (with a teacher: its
 * index in the dataset). The last images of an epoch that do not fill a batch are left out of it;
 * the next epoch is shuffled again.
 */
final class BatchLoader implements AutoCloseable {

  private static final int AHEAD = 4;

  private final ImageDataset data;
  private final TrainingConfig config;
  private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(AHEAD);
  private final Thread producer;
  private final BatchSource source;

  /** Follows the last batch in the queue if preparing the next one failed. */
  private static final Batch FAILURE = new Batch(new float[0], new float[0], new int[0]);

  /** Why preparing a batch failed; set before {@link #FAILURE} is put into the queue. */
  private volatile Throwable failure;

  /** Prepares batches; called on the loader's thread. */
  @FunctionalInterface
  interface BatchSource {
    /**
     * @param epoch from 0
     * @param order of the images in this epoch
     * @param start of the batch in {@code order}
     */
    Batch batch(int epoch, int[] order, int start, SplittableRandom random);
  }

  /**
   * Starts preparing batches.
   *
   * @param masks how many factors the masks of a batch have, for each block that needs one
   * @param first the step to begin with, from 0
   */
  BatchLoader(ImageDataset data, TrainingConfig config, List<Integer> masks, int first) {
    this(data, config, first, new AugmentedBatches(data, config, masks, TeacherTargets.NONE));
  }

  BatchLoader(ImageDataset data, TrainingConfig config, int first, BatchSource source) {
    this.data = data;
    this.config = config;
    this.source = source;
    this.producer = DaemonExecutors.thread("batches", () -> produce(first));
    producer.start();
  }

  /** The number of whole batches in the data. */
  static int stepsPerEpoch(ImageDataset data, TrainingConfig config) {
    return data.size() / config.batchSize();
  }

  /**
   * The next batch, when it is ready.
   *
   * @throws UserFacingException if there is not enough memory to prepare it
   * @throws IllegalStateException if preparing it failed in any other way
   */
  Batch next() throws InterruptedException, UserFacingException {
    Batch batch = ready.take();
    if (batch != FAILURE) {
      return batch;
    }
    // Left in the queue, so that the next call fails too.
    ready.put(FAILURE);
    if (failure instanceof OutOfMemoryError) {
      throw new UserFacingException(
          "There is not enough memory to prepare the training images. Close other programs or"
              + " choose a smaller batch size, then continue.",
          failure);
    }
    throw new IllegalStateException("Preparing the training images failed: " + failure, failure);
  }

  private void produce(int first) {
    try {
      produceAll(first);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // The training thread waits for a batch; without this it would wait for ever.
      fail(e);
    }
  }

  private void fail(Throwable cause) {
    failure = cause;
    try {
      ready.put(FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void produceAll(int first) throws InterruptedException {
    int perEpoch = stepsPerEpoch(data, config);
    for (int epoch = first / perEpoch; epoch < config.epochs(); epoch++) {
      SplittableRandom random = new SplittableRandom(config.seed() * 1_000_003 + epoch);
      int[] order = shuffled(data.size(), random);
      for (int step = 0; step < perEpoch; step++) {
        SplittableRandom own = random.split();
        if (epoch * perEpoch + step >= first) {
          ready.put(source.batch(epoch, order, step * config.batchSize(), own));
        }
      }
    }
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
