package org.sketch28.train;

import ai.djl.Device;
import ai.djl.Model;
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
import java.util.ArrayList;
import java.util.List;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.Network;

/**
 * What the engine does without us, to measure {@link TrainingRun} against: the same network on
 * ready-made batches of the same data, DJL's own optimiser, no events, no average, no validation.
 * The loss of each step is read, as any loop does that shows it.
 */
public final class BareTrainingLoop {

  private static final int BATCHES = 40;
  private static final int WARM_UP = 10;

  private BareTrainingLoop() {}

  /** Trains for some steps and gives the images a second. */
  public static double imagesPerSecond(TrainingConfig config, ImageDataset data, int steps)
      throws InterruptedException {
    Engines.configure();
    List<BatchLoader.Batch> batches = new ArrayList<>();
    try (BatchLoader source = new BatchLoader(data, config, 0)) {
      for (int i = 0; i < BATCHES; i++) {
        batches.add(source.next());
      }
    }
    Network network = config.architecture().newNetwork(data.classNames().size(), config.dropout());
    DefaultTrainingConfig settings =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true))
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(
                Optimizer.adamW()
                    .optLearningRateTracker(
                        Tracker.fixed((float) config.optimizer().learningRate()))
                    .build());
    try (Model model = Model.newInstance("bare", Device.cpu())) {
      model.setBlock(network.whole());
      try (Trainer trainer = model.newTrainer(settings)) {
        trainer.initialize(new Shape(config.batchSize(), 1, 28, 28));
        long start = 0;
        for (int i = 0; i < WARM_UP + steps; i++) {
          start = i == WARM_UP ? System.nanoTime() : start;
          step(trainer, batches.get(i % BATCHES));
        }
        return (double) steps * config.batchSize() / ((System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static void step(Trainer trainer, BatchLoader.Batch batch) {
    int size = batch.labels().length;
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray images = NDArrayCopies.create(scope, batch.images(), new Shape(size, 1, 28, 28));
      NDArray targets =
          NDArrayCopies.create(
              scope, batch.targets(), new Shape(size, batch.targets().length / size));
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList predictions = trainer.forward(new NDList(images));
        predictions.attach(scope);
        NDArray loss = trainer.getLoss().evaluate(new NDList(targets), predictions);
        loss.attach(scope);
        collector.backward(loss);
        if (!Float.isFinite(loss.toFloatArray()[0])) {
          throw new IllegalStateException("the bare loop's loss is no number");
        }
      }
      trainer.step();
    }
  }
}
