package org.sketch28.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.step.OptimizerConfig;

/**
 * All settings of a run. The same settings, data and engine give the same run.
 *
 * @param architecture of the network
 * @param epochs passes over the training images, at least 1
 * @param batchSize images per step, at least 2
 * @param optimizer rule, learning rate and schedule
 * @param labelSmoothing share of a label's mass spread over all classes, 0…0.5
 * @param dropout share of activations dropped during training, 0…0.9
 * @param emaDecay of the moving average of parameters and batch-norm statistics that is validated
 *     and saved, per step; 0 uses the last weights
 * @param augmentation random variations
 * @param outliers share of each batch, 0…0.5, that are drawings of no class: the network learns to
 *     give them low energy
 * @param validationShare of the training images that are not trained on, 0…0.5
 * @param patience epochs without a better validation accuracy after which the run ends; 0 never
 * @param seed of shuffling, augmentation, dropout and first weights
 * @param splitSeed of the choice of validation images, so that runs with different seeds can be
 *     measured, and combined, on the same ones; 0 for the same as {@code seed}
 * @param protocol by which images the best epoch is chosen
 * @param teacher name or folder of a model of the same classes whose probabilities the network
 *     learns besides the labels; empty for none
 * @param distillation share of each target, 0…1, that is the teacher's probabilities and not the
 *     label; 0 without a teacher
 * @param preparation what is done with images before the network sees them, in training and after
 * @param replicas of the network that learn at the same time, each on a core of its own from its
 *     part of the batch; at least 1
 */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingConfig(
    Architecture architecture,
    int epochs,
    int batchSize,
    OptimizerConfig optimizer,
    double labelSmoothing,
    double dropout,
    double emaDecay,
    Augmentation augmentation,
    double outliers,
    double validationShare,
    int patience,
    long seed,
    long splitSeed,
    Protocol protocol,
    String teacher,
    double distillation,
    ImagePreparation preparation,
    int replicas) {

  /** The fewest images of a batch that batch norm can take its statistics from. */
  private static final int IMAGES_PER_REPLICA = 16;

  /** The largest share of the images that can be left out. */
  public static final double MOST_VALIDATION = 0.5;

  /** The split of all presets and recipes. */
  public static final long SPLIT_SEED = 1;

  /** How much a teacher usually counts against the labels: it says more, but may be wrong. */
  public static final double TEACHER_SHARE = 0.7;

  /** A run that an earlier version saved had one network, and images as they are. */
  public TrainingConfig {
    splitSeed = splitSeed == 0 ? seed : splitSeed;
    teacher = teacher == null ? "" : teacher;
    protocol = protocol == null ? Protocol.HONEST : protocol;
    preparation = preparation == null ? ImagePreparation.NONE : preparation;
    replicas = replicas == 0 ? 1 : replicas;
  }

  /**
   * The best number of replicas on this machine: one for each core, as long as each still gets
   * enough images of a batch.
   *
   * @param batchSize images per step
   */
  public static int replicasHere(int batchSize) {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.max(1, Math.min(cores, batchSize / IMAGES_PER_REPLICA));
  }

  /**
   * These settings, with a smaller batch if there are fewer images than a batch has.
   *
   * @param images the number of training images
   * @return these settings if they fit
   */
  public TrainingConfig fitting(int images) {
    if (batchSize <= images || images < 1) {
      return this;
    }
    int smaller = Integer.highestOneBit(images);
    return TrainingConfigBuilder.builder(this)
        .batchSize(smaller)
        .replicas(Math.min(replicas, replicasHere(smaller)))
        .build();
  }

  /**
   * Checks the settings.
   *
   * @param images the number of training images
   * @throws UserFacingException if a setting is out of its range or does not fit the others
   */
  public void check(int images) throws UserFacingException {
    List<SettingProblem> problems = SettingProblem.of(this, images);
    if (!problems.isEmpty()) {
      throw new UserFacingException(problems.get(0).advice());
    }
  }
}
