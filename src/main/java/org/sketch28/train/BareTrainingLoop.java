package org.sketch28.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Network;

/**
 * What the engine does alone, to measure {@link TrainingRun} against: the same network on prepared
 * batches of the same data, DJL's own optimizer, no events, no average, no validation. The loss of
 * each step is read, as in any loop that shows it.
 */
public final class BareTrainingLoop {

  private static final int BATCHES = 40;
  private static final int WARM_UP = 10;

  private BareTrainingLoop() {}

  /**
   * Trains for some steps and returns the images per second.
   *
   * @throws UserFacingException if there is not enough memory for the batches
   * @throws InterruptedException if the thread is interrupted
   */
  public static double imagesPerSecond(TrainingConfig config, ImageDataset data, int steps)
      throws InterruptedException, UserFacingException {
    Engines.configure();
    List<BatchLoader.Batch> batches = new ArrayList<>();
    try (BatchLoader loader = new BatchLoader(data, config, 0)) {
      int available = config.epochs() * BatchLoader.stepsPerEpoch(data, config);
      for (int i = 0; i < Math.min(BATCHES, available); i++) {
        batches.add(loader.next());
      }
    }
    Network network = config.architecture().newNetwork(data.classNames().size(), config.dropout());
    Tracker rate = Tracker.fixed((float) config.optimizer().learningRate());
    Optimizer optimizer = Optimizer.adamW().optLearningRateTracker(rate).build();
    try (Model model = Model.newInstance("bare", Device.cpu())) {
      model.setBlock(network.whole());
      try (Trainer trainer = model.newTrainer(TrainingStep.settings(optimizer))) {
        trainer.initialize(TrainingStep.images(config.batchSize()));
        long start = 0;
        for (int i = 0; i < WARM_UP + steps; i++) {
          start = i == WARM_UP ? System.nanoTime() : start;
          float loss = TrainingStep.take(trainer, batches.get(i % batches.size()), logits -> {});
          if (!Float.isFinite(loss)) {
            throw new IllegalStateException("The loss of the bare loop is not a number.");
          }
        }
        return (double) steps * config.batchSize() / ((System.nanoTime() - start) / 1e9);
      }
    }
  }
}
