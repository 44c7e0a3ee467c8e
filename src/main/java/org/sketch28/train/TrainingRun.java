package org.sketch28.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.Network;
import org.sketch28.model.network.NetworkClassifier;

/**
 * One run of training, from random weights or a checkpoint to trained ones, on the calling thread.
 */
public final class TrainingRun {

  /** A kill loses no more work than this. */
  private static final double CHECKPOINT_SECONDS = 20;

  /**
   * Steps from one resting place to the next. There the engine's random numbers are seeded anew,
   * and only there a run pauses, ends or is kept, so that one that goes on draws the same numbers
   * as one that never stopped. Seeding at each step would cost a tenth of the speed.
   */
  private static final int REST = 8;

  private final TrainingConfig config;
  private final ImageDataset training;
  private final ImageDataset validation;
  private final Consumer<TrainingEvent> listener;
  private final RunStorage storage;
  private final TimeLeft timeLeft = new TimeLeft();
  private final PauseControl control;
  private final int stepsPerEpoch;
  private final int steps;

  /** Steps from one update of the average to the next; copying weights out of the engine costs. */
  private static final int AVERAGED = 4;

  private volatile Map<String, HostTensor> average = Map.of();

  /** How a run ended, and with what. */
  public record Result(boolean stopped, Checkpoint last) {}

  /**
   * A run that is never paused or stopped.
   *
   * @param validation watched after each epoch and never trained on; may be empty
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
   * @param validation watched after each epoch and never trained on; may be empty
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
    this.config = config;
    this.training = training;
    this.validation = validation;
    this.control = control;
    this.listener = listener;
    this.storage = storage;
    this.stepsPerEpoch = BatchLoader.stepsPerEpoch(training, config);
    this.steps = config.epochs() * stepsPerEpoch;
  }

  /** The averaged weights of this moment; none before the first step. */
  public Optional<Map<String, HostTensor>> snapshot() {
    return average.isEmpty() ? Optional.empty() : Optional.of(average);
  }

  /** The steps of the whole run. */
  public int steps() {
    return steps;
  }

  /**
   * Trains.
   *
   * @param from where to go on; none to begin
   * @throws UserFacingException if the settings cannot work, the loss is no longer a number, or a
   *     checkpoint cannot be written; the last good checkpoint stays
   * @throws InterruptedException if the thread is interrupted
   */
  public Result run(Optional<Checkpoint> from) throws UserFacingException, InterruptedException {
    config.check(training.size());
    Engines.configure();
    Engine.getInstance().setRandomSeed((int) config.seed());
    Network network =
        config.architecture().newNetwork(training.classNames().size(), config.dropout());
    StatefulOptimizer optimizer = new StatefulOptimizer(config.optimizer(), network);
    int first = from.map(checkpoint -> checkpoint.progress().step()).orElse(0);
    try (Model model = Model.newInstance("training", Device.cpu())) {
      model.setBlock(network.whole());
      network.initialize(model.getNDManager());
      // Before there is a trainer: an engine may take a copy of the weights at that moment.
      from.ifPresent(checkpoint -> network.load(checkpoint.weights()));
      DefaultTrainingConfig settings =
          new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true))
              .optDevices(new Device[] {Device.cpu()})
              .optOptimizer(optimizer);
      try (Trainer trainer = model.newTrainer(settings);
          BatchLoader batches = new BatchLoader(training, config, first)) {
        optimizer.attachTo(trainer.getManager());
        trainer.initialize(new Shape(config.batchSize(), 1, 28, 28));
        WeightAverage weightAverage = new WeightAverage(config.emaDecay());
        from.ifPresent(
            checkpoint -> {
              optimizer.load(checkpoint.optimizer());
              weightAverage.restore(checkpoint.average(), first);
            });
        Checkpoint.Progress progress =
            from.map(Checkpoint::progress).orElseGet(Checkpoint.Progress::start);
        return new Session(network, trainer, batches, optimizer, weightAverage, progress).run();
      }
    }
  }

  /** The numbers of a run while it goes on. */
  private final class Session {
    private final Network network;
    private final Trainer trainer;
    private final BatchLoader batches;
    private final StatefulOptimizer optimizer;
    private final WeightAverage weightAverage;
    private double epochLoss;
    private double epochAccuracy;
    private int bestEpoch;
    private double bestAccuracy;
    private double seconds;
    private double lastCheckpoint;

    Session(
        Network network,
        Trainer trainer,
        BatchLoader batches,
        StatefulOptimizer optimizer,
        WeightAverage weightAverage,
        Checkpoint.Progress progress) {
      this.network = network;
      this.trainer = trainer;
      this.batches = batches;
      this.optimizer = optimizer;
      this.weightAverage = weightAverage;
      epochLoss = progress.epochLoss();
      epochAccuracy = progress.epochAccuracy();
      bestEpoch = progress.bestEpoch();
      bestAccuracy = progress.bestAccuracy();
      seconds = progress.seconds();
      lastCheckpoint = seconds;
      step = progress.step();
    }

    private int step;

    Result run() throws UserFacingException, InterruptedException {
      boolean ended = isOver();
      while (!ended && step < steps) {
        if (isResting()) {
          if (control.isPaused()) {
            save();
            control.await();
          }
          if (control.isStopped()) {
            break;
          }
          if (config.dropout() > 0) {
            Engine.getInstance().setRandomSeed((int) (config.seed() * 1_000_003 + step));
          }
        }
        takeStep();
        if (step % stepsPerEpoch == 0) {
          endEpoch();
          ended = isOver();
          save();
        } else if (isResting() && seconds - lastCheckpoint >= CHECKPOINT_SECONDS) {
          save();
        }
      }
      Checkpoint last = checkpoint();
      if (step % stepsPerEpoch != 0) {
        storage.save(last);
      }
      return new Result(step < steps && !ended, last);
    }

    private boolean isResting() {
      int inEpoch = step % stepsPerEpoch;
      return inEpoch % REST == 0;
    }

    /** Whether patience has run out. */
    private boolean isOver() {
      return config.patience() > 0
          && bestEpoch > 0
          && step / stepsPerEpoch - bestEpoch >= config.patience();
    }

    private void takeStep() throws UserFacingException, InterruptedException {
      long start = System.nanoTime();
      BatchLoader.Batch batch = batches.next();
      optimizer.begin(step, steps);
      StepResult result = step(trainer, batch);
      step++;
      if (!Double.isFinite(result.loss())) {
        throw new UserFacingException(
            "The loss is no longer a number after step %d. Choose a lower learning rate."
                .formatted(step));
      }
      if (step % stepsPerEpoch == 0 || step % stepsPerEpoch % AVERAGED == 0) {
        weightAverage.update(network.export(), step);
        average = weightAverage.value();
      }
      epochLoss += result.loss();
      epochAccuracy += result.accuracy();
      double taken = (System.nanoTime() - start) / 1e9;
      seconds += taken;
      timeLeft.step(taken);
      listener.accept(
          new TrainingEvent.Batch(
              step,
              steps,
              result.loss(),
              result.accuracy(),
              optimizer.learningRate(),
              timeLeft.stepsPerSecond() * config.batchSize(),
              timeLeft.seconds(steps - step, (steps - step) / stepsPerEpoch + 1)));
    }

    private void endEpoch() throws UserFacingException {
      long start = System.nanoTime();
      int epoch = step / stepsPerEpoch;
      double loss = Double.NaN;
      double accuracy = Double.NaN;
      if (validation.size() > 0) {
        LabelledOutputs outputs = validate(average);
        loss = outputs.loss();
        accuracy = outputs.accuracy();
      }
      // Without validation images the latest is taken for the best.
      boolean best = Double.isNaN(accuracy) || bestEpoch == 0 || accuracy > bestAccuracy;
      if (best) {
        bestEpoch = epoch;
        bestAccuracy = Double.isNaN(accuracy) ? 0 : accuracy;
        storage.saveBest(average);
      }
      double taken = (System.nanoTime() - start) / 1e9;
      seconds += taken;
      timeLeft.validation(taken);
      listener.accept(
          new TrainingEvent.Epoch(
              epoch,
              config.epochs(),
              step,
              epochLoss / stepsPerEpoch,
              epochAccuracy / stepsPerEpoch,
              loss,
              accuracy,
              best,
              seconds));
      epochLoss = 0;
      epochAccuracy = 0;
    }

    private void save() throws UserFacingException {
      storage.save(checkpoint());
      lastCheckpoint = seconds;
    }

    private Checkpoint checkpoint() {
      return new Checkpoint(
          new Checkpoint.Progress(step, epochLoss, epochAccuracy, bestEpoch, bestAccuracy, seconds),
          network.export(),
          weightAverage.value(),
          optimizer.export());
    }
  }

  private record StepResult(double loss, double accuracy) {}

  private static StepResult step(Trainer trainer, BatchLoader.Batch batch) {
    int size = batch.labels().length;
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray images = NDArrayCopies.create(scope, batch.images(), new Shape(size, 1, 28, 28));
      NDArray targets =
          NDArrayCopies.create(
              scope, batch.targets(), new Shape(size, batch.targets().length / size));
      float loss;
      float[] logits;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList predictions = trainer.forward(new NDList(images));
        predictions.attach(scope);
        NDArray lossValue =
            trainer.getLoss().evaluate(new NDList(targets), withNoClass(predictions, targets));
        lossValue.attach(scope);
        collector.backward(lossValue);
        loss = lossValue.toFloatArray()[0];
        logits = predictions.singletonOrThrow().toFloatArray();
      }
      trainer.step();
      return new StepResult(loss, accuracy(logits, batch.labels()));
    }
  }

  /**
   * Logits and, where the targets have a column for it, a 0 for no class at all. Softmax over them
   * makes log-sum-exp of the logits the log-odds of an image belonging to any class: the energy
   * score (Liu et al. 2020), trained instead of hoped for, without a weight more.
   */
  private static NDList withNoClass(NDList predictions, NDArray targets) {
    NDArray logits = predictions.singletonOrThrow();
    if (logits.getShape().get(1) == targets.getShape().get(1)) {
      return predictions;
    }
    NDArray zero = targets.getManager().zeros(new Shape(targets.getShape().get(0), 1));
    return new NDList(logits.concat(zero, 1));
  }

  private static double accuracy(float[] logits, int[] labels) {
    int classes = logits.length / labels.length;
    int right = 0;
    int labelled = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (logits[i * classes + c] > logits[i * classes + best]) {
          best = c;
        }
      }
      right += best == labels[i] ? 1 : 0;
      labelled += labels[i] == BatchLoader.NO_CLASS ? 0 : 1;
    }
    return (double) right / Math.max(1, labelled);
  }

  private LabelledOutputs validate(Map<String, HostTensor> weights) {
    List<String> names = training.classNames();
    try (NetworkClassifier classifier =
        NetworkClassifier.of(names, config.architecture(), weights, Calibration.none())) {
      return LabelledOutputs.of(classifier, validation);
    }
  }
}
