package org.sketch28.train;

import ai.djl.engine.Engine;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.HostTensor;
import org.sketch28.model.PreparedImages;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Network;
import org.sketch28.train.step.MovingAverage;
import org.sketch28.train.step.Replicas;

/**
 * One run of training, from random weights or a checkpoint to trained ones, on the calling thread.
 */
public final class TrainingRun {

  private final TrainingConfig config;
  private final ImageDataset training;
  private final ImageDataset validation;
  private final Teacher teacher;
  private final PauseControl control;
  private final Consumer<TrainingEvent> listener;
  private final RunStorage storage;
  private final ImageDataset plain;

  /** Of this run, once it has begun. */
  private volatile MovingAverage average;

  /**
   * The end of a run.
   *
   * @param stopped whether {@link PauseControl} ended it before its last step
   * @param last the state in which it ended
   */
  public record Result(boolean stopped, Checkpoint last) {}

  /**
   * A run that is never paused or stopped.
   *
   * @param validation measured after each epoch and never trained on; may be empty
   * @param listener is notified of events on the training thread
   * @param storage saves checkpoints and the best weights
   */
  public TrainingRun(
      TrainingConfig config,
      ImageDataset training,
      ImageDataset validation,
      Consumer<TrainingEvent> listener,
      RunStorage storage) {
    this(config, training, validation, new PauseControl(), listener, storage);
  }

  /**
   * A run that learns from the labels alone.
   *
   * @param validation measured after each epoch and never trained on; may be empty
   * @param control pauses and ends the run
   * @param listener is notified of events on the training thread
   * @param storage saves checkpoints and the best weights
   */
  public TrainingRun(
      TrainingConfig config,
      ImageDataset training,
      ImageDataset validation,
      PauseControl control,
      Consumer<TrainingEvent> listener,
      RunStorage storage) {
    this(config, training, validation, Teacher.NONE, control, listener, storage);
  }

  /**
   * A run.
   *
   * @param validation measured after each epoch and never trained on; may be empty
   * @param teacher is asked if the settings give it a share of the targets
   * @param control pauses and ends the run
   * @param listener is notified of events on the training thread
   * @param storage saves checkpoints and the best weights
   */
  public TrainingRun(
      TrainingConfig config,
      ImageDataset training,
      ImageDataset validation,
      Teacher teacher,
      PauseControl control,
      Consumer<TrainingEvent> listener,
      RunStorage storage) {
    this.config = config;
    this.training = prepared(config, training);
    this.validation = prepared(config, validation);
    this.teacher = teacher;
    this.control = control;
    this.listener = listener;
    this.storage = storage;
    this.plain =
        validation.size() == 0
            ? validation
            : EpochFigures.plainSample(this.training, config.seed());
  }

  private static ImageDataset prepared(TrainingConfig config, ImageDataset images) {
    return PreparedImages.dataset(images, config.preparation(), Progress.NONE);
  }

  /** The averaged weights at this moment, from any thread; none before the first step. */
  public Optional<Map<String, HostTensor>> snapshot() {
    return Optional.ofNullable(average)
        .map(MovingAverage::value)
        .filter(weights -> !weights.isEmpty());
  }

  /** The number of steps of the whole run. */
  public int steps() {
    return config.epochs() * BatchLoader.stepsPerEpoch(training, config);
  }

  TrainingConfig config() {
    return config;
  }

  /** Measures weights; nothing without validation images to compare with. */
  EpochFigures measure(Map<String, HostTensor> weights) {
    return validation.size() == 0
        ? EpochFigures.NONE
        : EpochFigures.of(config, weights, plain, validation);
  }

  PauseControl control() {
    return control;
  }

  Consumer<TrainingEvent> listener() {
    return listener;
  }

  RunStorage storage() {
    return storage;
  }

  int stepsPerEpoch() {
    return BatchLoader.stepsPerEpoch(training, config);
  }

  /**
   * Trains.
   *
   * @param from where to resume; none to start from random weights
   * @throws UserFacingException if the settings cannot work, the loss is no longer a number, there
   *     is not enough memory, or a checkpoint cannot be written; the last good checkpoint stays
   * @throws InterruptedException if the thread is interrupted
   */
  public Result run(Optional<Checkpoint> from) throws UserFacingException, InterruptedException {
    config.check(training.size());
    TeacherTargets taught =
        config.distillation() > 0
            ? TeacherTargets.of(teacher.probabilities(), training)
            : TeacherTargets.NONE;
    Engines.configure();
    Engine.getInstance().setRandomSeed((int) config.seed());
    int first = from.map(checkpoint -> checkpoint.progress().step()).orElse(0);
    try (Replicas replicas =
        new Replicas(this::newNetwork, config.replicas(), config.optimizer(), config.emaDecay())) {
      from.ifPresent(
          saved -> replicas.restore(saved.weights(), saved.optimizer(), saved.average(), first));
      average = replicas.average();
      Checkpoint.Progress progress =
          from.map(Checkpoint::progress).orElseGet(Checkpoint.Progress::start);
      AugmentedBatches source =
          new AugmentedBatches(training, config, replicas.maskSizes(config.batchSize()), taught);
      try (BatchLoader batches = new BatchLoader(training, config, first, source)) {
        return new TrainingLoop(this, replicas, progress).run(batches);
      }
    }
  }

  private Network newNetwork() {
    return config.architecture().newNetwork(training.classNames().size(), config.dropout());
  }
}
