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
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.Engines;
import org.sketch28.model.NativeCopies;
import org.sketch28.model.Network;
import org.sketch28.model.NetworkClassifier;
import org.sketch28.model.Tensor;

/** One run of training, from random weights to trained ones, on the calling thread. */
public final class TrainingRun {

  private final TrainingConfig config;
  private final ImageDataset training;
  private final ImageDataset validation;
  private final Consumer<TrainingEvent> listener;
  private volatile boolean stopped;

  /**
   * @param validation watched after each epoch and never trained on; may be empty
   * @param listener hears the events on the training thread
   */
  public TrainingRun(
      TrainingConfig config,
      ImageDataset training,
      ImageDataset validation,
      Consumer<TrainingEvent> listener) {
    this.config = config;
    this.training = training;
    this.validation = validation;
    this.listener = listener;
  }

  /** Ends the run after the current step; its weights so far are kept. */
  public void stop() {
    stopped = true;
  }

  /**
   * Trains.
   *
   * @return the averaged weights (the last ones without averaging)
   * @throws UserFacingException if the settings cannot work or the loss is no longer a number
   * @throws InterruptedException if the thread is interrupted
   */
  public Map<String, Tensor> run() throws UserFacingException, InterruptedException {
    config.check(training.size());
    Engines.configure();
    Engine.getInstance().setRandomSeed((int) config.seed());
    Network network = config.architecture().newNetwork(training.classNames().size());
    int steps = config.epochs() * BatchSource.stepsPerEpoch(training, config);
    try (Model model = Model.newInstance("training", Device.cpu())) {
      model.setBlock(network.whole());
      try (Trainer trainer = model.newTrainer(trainerConfig(steps));
          BatchSource batches = new BatchSource(training, config)) {
        trainer.initialize(new Shape(config.batchSize(), 1, 28, 28));
        return loop(network, trainer, batches, steps);
      }
    }
  }

  private DefaultTrainingConfig trainerConfig(int steps) {
    Loss loss = Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true);
    return new DefaultTrainingConfig(loss)
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(
            Optimizer.adamW()
                .optLearningRateTracker((Tracker) update -> config.learningRateAt(update, steps))
                .optWeightDecays((float) config.weightDecay())
                .build());
  }

  private Map<String, Tensor> loop(Network network, Trainer trainer, BatchSource batches, int steps)
      throws UserFacingException, InterruptedException {
    WeightAverage average = new WeightAverage(config.emaDecay());
    long start = System.nanoTime();
    int stepsPerEpoch = BatchSource.stepsPerEpoch(training, config);
    double epochLoss = 0;
    for (int step = 1; step <= steps && !stopped; step++) {
      BatchSource.Batch batch = batches.next();
      StepResult result = step(trainer, batch);
      if (!Double.isFinite(result.loss())) {
        throw new UserFacingException(
            "The loss is no longer a number after step %d. Choose a lower learning rate."
                .formatted(step));
      }
      average.update(network.export());
      epochLoss += result.loss();
      double seconds = (System.nanoTime() - start) / 1e9;
      listener.accept(
          new TrainingEvent.Batch(
              step,
              steps,
              result.loss(),
              result.accuracy(),
              step * (double) config.batchSize() / seconds));
      if (step % stepsPerEpoch == 0) {
        double accuracy = validationAccuracy(average.value());
        seconds = (System.nanoTime() - start) / 1e9;
        listener.accept(
            new TrainingEvent.Epoch(
                step / stepsPerEpoch,
                config.epochs(),
                epochLoss / stepsPerEpoch,
                accuracy,
                seconds));
        epochLoss = 0;
      }
    }
    return average.value();
  }

  private record StepResult(double loss, double accuracy) {}

  private static StepResult step(Trainer trainer, BatchSource.Batch batch) {
    int size = batch.labels().length;
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray images = NativeCopies.create(scope, batch.images(), new Shape(size, 1, 28, 28));
      NDArray targets =
          NativeCopies.create(
              scope, batch.targets(), new Shape(size, batch.targets().length / size));
      float loss;
      float[] logits;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList predictions = trainer.forward(new NDList(images));
        predictions.attach(scope);
        NDArray lossValue = trainer.getLoss().evaluate(new NDList(targets), predictions);
        lossValue.attach(scope);
        collector.backward(lossValue);
        loss = lossValue.toFloatArray()[0];
        logits = predictions.singletonOrThrow().toFloatArray();
      }
      trainer.step();
      return new StepResult(loss, accuracy(logits, batch.labels()));
    }
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
      labelled += labels[i] == BatchSource.NO_CLASS ? 0 : 1;
    }
    return (double) right / Math.max(1, labelled);
  }

  private double validationAccuracy(Map<String, Tensor> weights) {
    if (validation.size() == 0) {
      return Double.NaN;
    }
    List<String> names = training.classNames();
    try (NetworkClassifier classifier =
        NetworkClassifier.of(names, config.architecture(), weights, Calibration.none())) {
      return Outputs.of(classifier, validation).accuracy();
    }
  }
}
