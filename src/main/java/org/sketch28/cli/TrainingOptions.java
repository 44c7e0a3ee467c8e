package org.sketch28.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Preset;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.step.OptimizerConfig;
import org.sketch28.train.step.OptimizerConfigBuilder;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings of a run; those that are not given are the preset's or the recipe's. */
final class TrainingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--preset",
      defaultValue = "QUICK",
      description = "Settings to start from: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Preset preset;

  @Option(names = "--architecture", description = "Network: ${COMPLETION-CANDIDATES}.")
  private Architecture architecture;

  @Option(names = "--epochs", description = "Number of passes over the training images.")
  private Integer epochs;

  @Option(names = "--batch-size", description = "Images per step.")
  private Integer batchSize;

  @Option(names = "--optimizer", description = "Optimiser: ${COMPLETION-CANDIDATES}.")
  private OptimizerConfig.Kind optimizer;

  @Option(names = "--learning-rate", description = "Highest learning rate of the schedule.")
  private Double learningRate;

  @Option(
      names = "--schedule",
      description = "Schedule of the learning rate: ${COMPLETION-CANDIDATES}.")
  private OptimizerConfig.Schedule schedule;

  @Option(
      names = "--warm-up",
      description = "Fraction of the run in which the learning rate rises, 0 to 0.5.")
  private Double warmUp;

  @Option(names = "--momentum", description = "Momentum of SGD and Nesterov.")
  private Double momentum;

  @Option(names = "--weight-decay", description = "Weight decay, 0 to below 1.")
  private Double weightDecay;

  @Option(names = "--label-smoothing", description = "Label smoothing, 0 to 0.5.")
  private Double labelSmoothing;

  @Option(names = "--dropout", description = "Dropout rate, 0 to 0.9.")
  private Double dropout;

  @Option(names = "--ema", description = "Decay of the moving average of the weights; 0 for none.")
  private Double ema;

  @Option(
      names = "--preparation",
      description =
          "What is done with each image before the network sees it: ${COMPLETION-CANDIDATES}.")
  private ImagePreparation preparation;

  @Mixin private AugmentationOptions augmentation;

  @Option(
      names = "--validation-share",
      description = "Fraction of the training images to validate on, 0 to 0.5.")
  private Double validationShare;

  @Option(
      names = "--patience",
      description = "Stop after this many epochs without improvement; 0 for never.")
  private Integer patience;

  @Option(
      names = "--seed",
      description = "Seed of the random numbers, except for the choice of validation images.")
  private Long seed;

  @Option(
      names = "--threads",
      paramLabel = "<number>",
      description =
          "Replicas of the network that learn at the same time, each from its part of every batch"
              + " (default: one for each core). The result depends on this number.")
  private Integer threads;

  @Option(
      names = "--protocol",
      description =
          "Choose the best epoch by validation images (honest, default), or by the test images as"
              + " many papers did (published): ${COMPLETION-CANDIDATES}.")
  private Protocol protocol;

  @Option(
      names = "--teacher",
      paramLabel = "MODEL",
      description =
          "Also learn the probabilities of this model, such as an ensemble (distillation).")
  private String teacher;

  @Option(
      names = "--distillation",
      description =
          "Weight of the teacher's probabilities against the labels, 0 to 1 (default with --teacher:"
              + " 0.7).")
  private Double distillation;

  /** The number of epochs, if one is given. */
  Optional<Integer> epochs() {
    return Optional.ofNullable(epochs);
  }

  /** The seed, if one is given. */
  Optional<Long> seed() {
    return Optional.ofNullable(seed);
  }

  /** The share of validation images, if one is given. */
  OptionalDouble validationShare() {
    return validationShare == null ? OptionalDouble.empty() : OptionalDouble.of(validationShare);
  }

  /** The protocol that was asked for, or the usual one. */
  Protocol protocol() {
    return protocol == null ? Protocol.HONEST : protocol;
  }

  /** Whether a batch size is given. */
  boolean hasBatchSize() {
    return batchSize != null;
  }

  /** Whether a learning rate is given. */
  boolean hasLearningRate() {
    return learningRate != null;
  }

  /** Options of the command that are given and are none of these, as they were given. */
  String others(Set<String> named) {
    StringBuilder others = new StringBuilder();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (!named.contains(option.longestName())) {
        Object value = option.getValue();
        others.append(
            value instanceof Boolean flag
                ? (flag ? " " : " --no-") + option.longestName().substring(flag ? 0 : 2)
                : " %s %s".formatted(option.longestName(), value));
      }
    }
    return others.toString();
  }

  /** Refuses options of the command that are given and are none of these. */
  void requireOnly(Set<String> allowed, String why) {
    GivenOptions.requireOnly(spec, allowed, why);
  }

  /** Refuses an option if it is given. */
  void refuse(String option, String why) {
    Set<String> others = new HashSet<>();
    spec.options().forEach(each -> others.add(each.longestName()));
    others.remove(option);
    requireOnly(others, why);
  }

  /** The preset's settings. */
  TrainingConfig preset(Domain domain) {
    return preset.config(domain);
  }

  /** All of them with the given options; a seed moves those of all. */
  List<TrainingConfig> applyToAll(List<TrainingConfig> members) {
    List<TrainingConfig> all = new ArrayList<>();
    for (TrainingConfig member : members) {
      long moved = member.seed() + (seed == null ? 0 : EnsembleTraining.SEEDS * (seed - 1));
      all.add(TrainingConfigBuilder.builder(applyTo(member)).seed(moved).build());
    }
    return all;
  }

  /**
   * Those settings, with the given options in their place.
   *
   * @throws ParameterException if a value is out of its range
   */
  TrainingConfig applyTo(TrainingConfig base) {
    OptimizerConfigBuilder update = OptimizerConfigBuilder.builder(base.optimizer());
    set(optimizer, update::kind);
    set(learningRate, update::learningRate);
    set(schedule, update::schedule);
    set(warmUp, update::warmUp);
    set(momentum, update::momentum);
    set(weightDecay, update::weightDecay);
    TrainingConfigBuilder config = TrainingConfigBuilder.builder(base).optimizer(update.build());
    set(architecture, config::architecture);
    set(epochs, config::epochs);
    set(batchSize, config::batchSize);
    set(labelSmoothing, config::labelSmoothing);
    set(dropout, config::dropout);
    set(ema, config::emaDecay);
    set(preparation, config::preparation);
    set(validationShare, config::validationShare);
    set(patience, config::patience);
    set(seed, config::seed);
    set(protocol, config::protocol);
    set(teacher, config::teacher);
    config.distillation(
        distillation != null
            ? distillation
            : config.teacher().isEmpty() ? 0 : TrainingConfig.TEACHER_SHARE);
    // 0 would pass as what an earlier version saved.
    config.replicas(
        threads == null
            ? TrainingConfig.replicasHere(config.batchSize())
            : threads == 0 ? -1 : threads);
    config.augmentation(augmentation.applyTo(base.augmentation()));
    return checked(config.build());
  }

  private static <T> void set(T given, Consumer<T> setting) {
    if (given != null) {
      setting.accept(given);
    }
  }

  private TrainingConfig checked(TrainingConfig config) {
    try {
      // The number of images is checked later, when they have been read.
      config.check(Integer.MAX_VALUE);
      return config;
    } catch (UserFacingException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
