package org.sketch28.cli;

import org.sketch28.data.Domain;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.OptimizerConfig;
import org.sketch28.train.Preset;
import org.sketch28.train.TrainingConfig;
import picocli.CommandLine.Option;

/** Settings of a run; what is not given is the preset's or recipe's. */
final class TrainingOptions {

  @Option(
      names = "--preset",
      defaultValue = "QUICK",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(names = "--architecture", description = "${COMPLETION-CANDIDATES}.")
  private Architecture architecture;

  @Option(names = "--epochs", description = "Passes over the training images.")
  private Integer epochs;

  @Option(names = "--batch-size", description = "Images a step.")
  private Integer batchSize;

  @Option(names = "--optimizer", description = "${COMPLETION-CANDIDATES}.")
  private OptimizerConfig.Kind optimizer;

  @Option(names = "--learning-rate", description = "The highest of the schedule.")
  private Double learningRate;

  @Option(names = "--schedule", description = "${COMPLETION-CANDIDATES}.")
  private OptimizerConfig.Schedule schedule;

  @Option(names = "--warm-up", description = "Share of the run with a rising learning rate.")
  private Double warmUp;

  @Option(names = "--momentum", description = "Of SGD and Nesterov.")
  private Double momentum;

  @Option(names = "--weight-decay", description = "0 to below 1.")
  private Double weightDecay;

  @Option(names = "--label-smoothing", description = "0 to 0.5.")
  private Double labelSmoothing;

  @Option(names = "--dropout", description = "0 to 0.9.")
  private Double dropout;

  @Option(names = "--ema", description = "Decay of the weights' moving average; 0 for none.")
  private Double ema;

  @Option(
      names = "--augment",
      negatable = true,
      description = "--no-augment: show the images as they are.")
  private Boolean augment;

  @Option(names = "--validation-share", description = "0 to 0.5.")
  private Double validationShare;

  @Option(
      names = "--patience",
      description = "End after so many epochs without a better one; 0 never.")
  private Integer patience;

  @Option(names = "--seed", description = "Of everything that is random.")
  private Long seed;

  /** The preset's settings. */
  TrainingConfig preset(Domain domain) {
    return preset.config(domain);
  }

  /** Those settings with what was given in place of theirs. */
  TrainingConfig applyTo(TrainingConfig base) {
    OptimizerConfig old = base.optimizer();
    return new TrainingConfig(
        or(architecture, base.architecture()),
        or(epochs, base.epochs()),
        or(batchSize, base.batchSize()),
        new OptimizerConfig(
            or(optimizer, old.kind()),
            or(learningRate, old.learningRate()),
            or(schedule, old.schedule()),
            or(warmUp, old.warmUp()),
            or(momentum, old.momentum()),
            or(weightDecay, old.weightDecay())),
        or(labelSmoothing, base.labelSmoothing()),
        or(dropout, base.dropout()),
        or(ema, base.emaDecay()),
        Boolean.FALSE.equals(augment) ? Augmentation.NONE : base.augmentation(),
        base.outliers(),
        or(validationShare, base.validationShare()),
        or(patience, base.patience()),
        or(seed, base.seed()));
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
