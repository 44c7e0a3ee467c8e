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
  private final List<Integer> masks;
  private final TeacherTargets teacher;
  private final byte[] outliers;

  /**
   * @param masks how many factors the masks of a batch have, for each block that needs one
   * @param teacher what a teacher says of these images; {@link TeacherTargets#NONE} if the settings
   *     give it no share
   */
  AugmentedBatches(
      ImageDataset data, TrainingConfig config, List<Integer> masks, TeacherTargets teacher) {
    this.data = data;
    this.config = config;
    this.masks = masks;
    this.teacher = teacher;
    this.outliers =
        config.outliers() > 0
            ? Outliers.images(
                data.classNames(), Math.min(MOST_OUTLIERS, data.size()), config.seed())
            : new byte[0];
  }

  @Override
  public Batch batch(int epoch, int[] order, int start, SplittableRandom random) {
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
      SplittableRandom own = outlier ? random : teacher.random(config.seed(), epoch, index, random);
      config
          .augmentation()
          .apply(from, index * ImageDataset.PIXELS, images, i * ImageDataset.PIXELS, own);
      labels[i] = outlier ? Batch.NO_CLASS : data.label(index);
      if (outlier) {
        targets[i * columns + classes] = 1;
      } else {
        writeTarget(epoch, index, targets, i * columns);
      }
    }
    List<float[]> drawn =
        masks.stream().map(count -> DropoutMasks.draw(count, config.dropout(), random)).toList();
    return new Batch(images, targets, labels, drawn);
  }

  /** The label, smoothed, and the teacher's probabilities by their share. */
  private void writeTarget(int epoch, int index, float[] targets, int offset) {
    int classes = data.classNames().size();
    float labelled = (float) (1 - config.distillation());
    float spread = (float) (config.labelSmoothing() / classes);
    Arrays.fill(targets, offset, offset + classes, labelled * spread);
    targets[offset + data.label(index)] += labelled * (float) (1 - config.labelSmoothing());
    teacher.add(epoch, index, (float) config.distillation(), targets, offset);
  }
}
