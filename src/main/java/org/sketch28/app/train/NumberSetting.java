package org.sketch28.app.train;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.step.OptimizerConfigBuilder;

/** The settings of a run that are numbers; each reads and writes its part of a configuration. */
@SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
enum NumberSetting {
  EPOCHS("epochs", TrainingConfig::epochs, whole((to, value) -> to.epochs((int) value))),
  BATCH_SIZE(
      "batchSize", TrainingConfig::batchSize, whole((to, value) -> to.batchSize((int) value))),
  LEARNING_RATE(
      "learningRate",
      config -> config.optimizer().learningRate(),
      optimizer((to, value) -> to.learningRate(value))),
  WARM_UP(
      "warmUp", config -> config.optimizer().warmUp(), optimizer((to, value) -> to.warmUp(value))),
  MOMENTUM(
      "momentum",
      config -> config.optimizer().momentum(),
      optimizer((to, value) -> to.momentum(value))),
  WEIGHT_DECAY(
      "weightDecay",
      config -> config.optimizer().weightDecay(),
      optimizer((to, value) -> to.weightDecay(value))),
  LABEL_SMOOTHING(
      "labelSmoothing",
      TrainingConfig::labelSmoothing,
      config((to, value) -> to.labelSmoothing(value))),
  DROPOUT("dropout", TrainingConfig::dropout, config((to, value) -> to.dropout(value))),
  EMA_DECAY("ema", TrainingConfig::emaDecay, config((to, value) -> to.emaDecay(value))),
  ROTATION(
      "rotation",
      config -> config.augmentation().rotation(),
      augmentation((to, value) -> to.rotation(value))),
  SHIFT(
      "shift",
      config -> config.augmentation().shift(),
      augmentation((to, value) -> to.shift(value))),
  SCALE(
      "scale", config -> config.augmentation().zoom(), augmentation((to, value) -> to.zoom(value))),
  SHEAR(
      "shear",
      config -> config.augmentation().shear(),
      augmentation((to, value) -> to.shear(value))),
  ELASTIC(
      "elastic",
      config -> config.augmentation().elastic(),
      augmentation((to, value) -> to.elastic(value))),
  ERASE(
      "erase",
      config -> config.augmentation().erase(),
      augmentation((to, value) -> to.erase(value))),
  THINNER(
      "thinner",
      config -> config.augmentation().thinner(),
      augmentation((to, value) -> to.thinner(value))),
  THICKER(
      "thicker",
      config -> config.augmentation().thicker(),
      augmentation((to, value) -> to.thicker(value))),
  OUTLIERS("outliers", TrainingConfig::outliers, config((to, value) -> to.outliers(value))),
  VALIDATION_SHARE(
      "validationShare",
      TrainingConfig::validationShare,
      config((to, value) -> to.validationShare(value))),
  PATIENCE("patience", TrainingConfig::patience, whole((to, value) -> to.patience((int) value))),
  SEED("seed", TrainingConfig::seed, whole((to, value) -> to.seed((long) value))),
  REPLICAS(
      "replicas",
      TrainingConfig::replicas,
      // 0 would pass as what an earlier version saved.
      whole((to, value) -> to.replicas(value == 0 ? -1 : (int) value)));

  private final String key;
  private final ToDoubleFunction<TrainingConfig> reader;
  private final Writer writer;

  /** Puts a number in its place. */
  private record Writer(Change change, boolean whole) {}

  @FunctionalInterface
  private interface Change {
    TrainingConfig make(TrainingConfig config, double value);
  }

  NumberSetting(String key, ToDoubleFunction<TrainingConfig> reader, Writer writer) {
    this.key = key;
    this.reader = reader;
    this.writer = writer;
  }

  private static Writer whole(ObjDoubleConsumer<TrainingConfigBuilder> change) {
    return new Writer(config(change).change(), true);
  }

  private static Writer config(ObjDoubleConsumer<TrainingConfigBuilder> change) {
    return new Writer(
        (config, value) -> {
          TrainingConfigBuilder builder = TrainingConfigBuilder.builder(config);
          change.accept(builder, value);
          return builder.build();
        },
        false);
  }

  private static Writer optimizer(ObjDoubleConsumer<OptimizerConfigBuilder> change) {
    return new Writer(
        (config, value) -> {
          OptimizerConfigBuilder builder = OptimizerConfigBuilder.builder(config.optimizer());
          change.accept(builder, value);
          return TrainingConfigBuilder.builder(config).optimizer(builder.build()).build();
        },
        false);
  }

  private static Writer augmentation(ObjDoubleConsumer<AugmentationBuilder> change) {
    return new Writer(
        (config, value) -> {
          AugmentationBuilder builder = AugmentationBuilder.builder(config.augmentation());
          change.accept(builder, value);
          return TrainingConfigBuilder.builder(config).augmentation(builder.build()).build();
        },
        false);
  }

  /** The setting of a name; empty if it has no field. */
  static Optional<NumberSetting> named(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** The setting's name in ids of controls and in keys of messages. */
  String key() {
    return key;
  }

  /** Whether only whole numbers make sense. */
  boolean isWhole() {
    return writer.whole();
  }

  /** The setting's value in a configuration. */
  double in(TrainingConfig config) {
    return reader.applyAsDouble(config);
  }

  /** The configuration with another value of this setting. */
  TrainingConfig with(TrainingConfig config, double value) {
    return writer.change().make(config, value);
  }
}
