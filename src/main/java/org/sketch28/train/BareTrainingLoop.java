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
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.MaskedBlock;
import org.sketch28.model.network.Network;
import org.sketch28.train.step.Batch;

/**
 * What the engine does alone, to measure {@link TrainingRun} against: the same network on prepared
 * batches of the same data, DJL's own trainer and optimizer, no events, no average, no validation.
 * With several replicas there are as many such loops at the same time, each with its part of the
 * batch, and nothing is exchanged between them. The loss of each step is read, as in any loop that
 * shows it.
 */
public final class BareTrainingLoop {

  private static final int BATCHES = 40;
  private static final int WARM_UP = 10;

  private final TrainingConfig config;
  private final ImageDataset data;
  private final int size;
  private final Model model = Model.newInstance("bare", Device.cpu());
  private final Network network;

  private BareTrainingLoop(TrainingConfig config, ImageDataset data) {
    this.config = config;
    this.data = data;
    size = config.batchSize() / config.replicas();
    network = config.architecture().newNetwork(data.classNames().size(), config.dropout());
    model.setBlock(network.whole());
    network.initialize(model.getNDManager());
  }

  /**
   * Trains for some steps and returns the images per second of all loops together.
   *
   * @throws UserFacingException if there is not enough memory for the batches
   * @throws InterruptedException if the thread is interrupted
   */
  public static double imagesPerSecond(TrainingConfig config, ImageDataset data, int steps)
      throws InterruptedException, UserFacingException {
    Engines.configure();
    CyclicBarrier warm = new CyclicBarrier(config.replicas());
    List<FutureTask<Double>> loops = new ArrayList<>();
    for (int i = 0; i < config.replicas(); i++) {
      BareTrainingLoop loop = new BareTrainingLoop(config, data);
      loops.add(new FutureTask<>(() -> loop.run(steps, warm)));
    }
    loops.forEach(loop -> DaemonExecutors.thread("bare", loop).start());
    double seconds = 0;
    try {
      for (FutureTask<Double> loop : loops) {
        seconds = Math.max(seconds, loop.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The bare loop failed: " + e.getCause(), e.getCause());
    }
    int images = steps * config.replicas() * (config.batchSize() / config.replicas());
    return images / seconds;
  }

  private double run(int steps, CyclicBarrier warm)
      throws InterruptedException, UserFacingException, BrokenBarrierException {
    List<Batch> batches = batches();
    Tracker rate = Tracker.fixed((float) config.optimizer().learningRate());
    DefaultTrainingConfig settings =
        new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true))
            .optDevices(new Device[] {Device.cpu()})
            .optOptimizer(Optimizer.adamW().optLearningRateTracker(rate).build());
    try (model;
        Trainer trainer = model.newTrainer(settings)) {
      trainer.initialize(new Shape(size, 1, ImageDataset.SIDE, ImageDataset.SIDE));
      long start = 0;
      for (int i = 0; i < WARM_UP + steps; i++) {
        if (i == WARM_UP) {
          warm.await();
          start = System.nanoTime();
        }
        if (!Float.isFinite(step(trainer, batches.get(i % batches.size())))) {
          throw new IllegalStateException("The loss of the bare loop is not a number.");
        }
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private List<Batch> batches() throws InterruptedException, UserFacingException {
    TrainingConfig part = TrainingConfigBuilder.builder(config).batchSize(size).build();
    List<Integer> masks = network.maskedBlocks().stream().map(each -> each.factors(size)).toList();
    List<Batch> batches = new ArrayList<>();
    try (BatchLoader loader = new BatchLoader(data, part, masks, 0)) {
      int available = part.epochs() * BatchLoader.stepsPerEpoch(data, part);
      while (batches.size() < Math.min(BATCHES, available)) {
        batches.add(loader.next());
      }
    }
    return batches;
  }

  private float step(Trainer trainer, Batch batch) {
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray images =
          NDArrayCopies.create(
              scope, batch.images(), new Shape(size, 1, ImageDataset.SIDE, ImageDataset.SIDE));
      NDArray targets =
          NDArrayCopies.create(
              scope, batch.targets(), new Shape(size, batch.targets().length / size));
      for (int i = 0; i < batch.masks().size(); i++) {
        MaskedBlock masked = network.maskedBlocks().get(i);
        masked.mask(
            NDArrayCopies.create(scope, batch.masks().get(i), new Shape(masked.factors(size))));
      }
      float loss;
      try (GradientCollector collector = Gradients.collect()) {
        NDList predictions = trainer.forward(new NDList(images));
        NDArray value = trainer.getLoss().evaluate(new NDList(targets), predictions);
        collector.backward(value);
        loss = value.toFloatArray()[0];
      }
      trainer.step();
      return loss;
    }
  }
}
