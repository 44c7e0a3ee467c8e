package org.sketch28.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.Outliers;
import org.sketch28.train.step.Batch;

/** Random variations of the training images, with outliers among them where the settings say so. */
final class AugmentedBatches implements BatchLoader.BatchSource {

  private static final int MOST_OUTLIERS = 12_000;

  private final ImageDataset data;
  private final TrainingConfig config;
  private final List<Integer> dropouts;
  private final byte[] outliers;

  /**
   * @param dropouts units of each dropout of the network
   */
  AugmentedBatches(ImageDataset data, TrainingConfig config, List<Integer> dropouts) {
    this.data = data;
    this.config = config;
    this.dropouts = dropouts;
    this.outliers =
        config.outliers() > 0
            ? Outliers.images(
                data.classNames(), Math.min(MOST_OUTLIERS, data.size()), config.seed())
            : new byte[0];
  }

  @Override
  public Batch batch(int[] order, int start, SplittableRandom random) {
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
      labels[i] = outlier ? Batch.NO_CLASS : data.label(index);
      if (outlier) {
        targets[i * columns + classes] = 1;
      } else {
        float spread = (float) (config.labelSmoothing() / classes);
        Arrays.fill(targets, i * columns, i * columns + classes, spread);
        targets[i * columns + labels[i]] += (float) (1 - config.labelSmoothing());
      }
    }
    List<float[]> masks =
        dropouts.stream()
            .map(units -> DropoutMasks.draw(size * units, config.dropout(), random))
            .toList();
    return new Batch(images, targets, labels, masks);
  }
}
