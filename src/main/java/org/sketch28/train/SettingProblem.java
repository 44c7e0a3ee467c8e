package org.sketch28.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.train.step.OptimizerConfig;

/**
 * A setting that cannot work. The advice is the same in the window and on the command line.
 *
 * @param setting its name, such as {@code "batchSize"}
 * @param advice what is wrong and which values work
 * @param better a value that works, if there is one to offer
 */
public record SettingProblem(String setting, String advice, OptionalInt better) {

  /** Where the batch is too large, one is offered that gives at least so many steps per epoch. */
  private static final int OFFERED_STEPS = 8;

  private static final int LARGEST_OFFERED = 128;

  private static final int MOST_REPLICAS = 64;

  /**
   * All problems of some settings.
   *
   * @param images the number of training images; {@link Integer#MAX_VALUE} if it is not known
   */
  public static List<SettingProblem> of(TrainingConfig config, int images) {
    List<SettingProblem> found = new ArrayList<>();
    Checks checks = new Checks(found);
    checks.range("epochs", "The number of epochs", config.epochs(), 1, 10_000);
    batch(config.batchSize(), images, found);
    replicas(config, checks);
    optimizer(config.optimizer(), checks);
    checks.range("labelSmoothing", "The label smoothing", config.labelSmoothing(), 0, 0.5);
    checks.range("dropout", "The dropout", config.dropout(), 0, 0.9);
    checks.range("outliers", "The share of outliers", config.outliers(), 0, 0.5);
    checks.below("ema", "The decay of the weight average", config.emaDecay(), 1);
    checks.range(
        "validationShare",
        "The validation share",
        config.validationShare(),
        0,
        TrainingConfig.MOST_VALIDATION);
    checks.range("distillation", "The share of the teacher", config.distillation(), 0, 1);
    checks.require(
        "distillation",
        config.distillation() > 0 == !config.teacher().isEmpty(),
        "Give a teacher and a --distillation above 0 together, or neither.");
    checks.require(
        "patience",
        config.patience() >= 0,
        "The number of epochs for early stopping must be 0 or more; 0 switches it off.");
    checks.require(
        "patience",
        config.patience() <= 0
            || config.validationShare() > 0
            || config.protocol() == Protocol.PUBLISHED,
        "Early stopping needs validation images. Choose a validation share above 0.");
    if (config.augmentation() != null) {
      augmentation(config.augmentation(), checks);
    }
    return found;
  }

  private static void batch(int size, int images, List<SettingProblem> found) {
    if (size < 2) {
      found.add(
          new SettingProblem(
              "batchSize", "The batch size must be at least 2.", OptionalInt.empty()));
    } else if (size > images) {
      int better =
          Math.min(LARGEST_OFFERED, Integer.highestOneBit(Math.max(2, images / OFFERED_STEPS)));
      found.add(
          new SettingProblem(
              "batchSize",
              ("The batch size (%,d) is larger than the data (%,d training images). Choose a smaller"
                      + " one, for example %d.")
                  .formatted(size, images, better),
              OptionalInt.of(better)));
    }
  }

  private static void replicas(TrainingConfig config, Checks checks) {
    int replicas = config.replicas();
    checks.range("replicas", "The number of threads", replicas, 1, MOST_REPLICAS);
    // A batch size below 2 has its own message.
    checks.require(
        "replicas",
        replicas <= 1 || config.batchSize() < 2 || config.batchSize() >= 2 * replicas,
        "A batch of %,d images is too small for %,d threads: each needs at least 2."
            .formatted(config.batchSize(), replicas));
  }

  private static void optimizer(OptimizerConfig optimizer, Checks checks) {
    checks.require(
        "learningRate",
        optimizer.learningRate() > 0 && optimizer.learningRate() < 10,
        "The learning rate must be above 0 and below 10. Good values are 0.003 for AdamW and 0.1 for"
            + " SGD.");
    checks.range("warmUp", "The warm-up", optimizer.warmUp(), 0, 0.5);
    checks.below("momentum", "The momentum", optimizer.momentum(), 1);
    checks.below("weightDecay", "The weight decay", optimizer.weightDecay(), 1);
  }

  private static void augmentation(Augmentation augmentation, Checks checks) {
    checks.range("rotation", "The rotation", augmentation.rotation(), 0, 180);
    checks.range("shift", "The shift", augmentation.shift(), 0, 28);
    checks.below("scale", "The change of scale", augmentation.zoom(), 1);
    checks.range("shear", "The shear", augmentation.shear(), 0, 2);
    checks.range("elastic", "The strength of elastic distortion", augmentation.elastic(), 0, 20);
    checks.range("erase", "The probability of erasing", augmentation.erase(), 0, 1);
    checks.range("thinner", "“Thinner”", augmentation.thinner(), 0, 14);
    checks.range("thicker", "“Thicker”", augmentation.thicker(), 0, 14);
  }

  /** Collects problems; NaN is in no range. */
  private record Checks(List<SettingProblem> found) {

    void range(String setting, String name, double value, double least, double most) {
      require(
          setting,
          value >= least && value <= most,
          "%s must be from %s to %s.".formatted(name, text(least), text(most)));
    }

    void below(String setting, String name, double value, double limit) {
      require(
          setting,
          value >= 0 && value < limit,
          "%s must be at least 0 and below %s.".formatted(name, text(limit)));
    }

    void require(String setting, boolean fine, String advice) {
      if (!fine) {
        found.add(new SettingProblem(setting, advice, OptionalInt.empty()));
      }
    }

    private static String text(double value) {
      return value == Math.rint(value) ? "%,d".formatted((long) value) : Double.toString(value);
    }
  }
}
