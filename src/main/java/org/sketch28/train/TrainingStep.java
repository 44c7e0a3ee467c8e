package org.sketch28.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.function.Consumer;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.engine.NDArrayCopies;

/** One step of training on the engine: forward, loss, backward, update. */
final class TrainingStep {

  private static final int SIDE = ImageDataset.SIDE;

  private TrainingStep() {}

  /** A trainer's settings: cross-entropy with probabilities as targets, on the CPU. */
  static DefaultTrainingConfig settings(Optimizer optimizer) {
    return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true))
        .optDevices(new Device[] {Device.cpu()})
        .optOptimizer(optimizer);
  }

  /** The shape of a batch of images. */
  static Shape images(int batchSize) {
    return new Shape(batchSize, 1, SIDE, SIDE);
  }

  /**
   * Takes a step.
   *
   * @param logits receives batch × classes logits, before the update
   * @return the mean loss of the batch, in nats
   */
  static float take(Trainer trainer, BatchLoader.Batch batch, Consumer<NDArray> logits) {
    int size = batch.labels().length;
    try (NDManager scope = trainer.getManager().newSubManager()) {
      NDArray images = NDArrayCopies.create(scope, batch.images(), images(size));
      NDArray targets =
          NDArrayCopies.create(
              scope, batch.targets(), new Shape(size, batch.targets().length / size));
      float loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        NDList predictions = trainer.forward(new NDList(images));
        predictions.attach(scope);
        NDArray lossValue =
            trainer.getLoss().evaluate(new NDList(targets), withNoClass(predictions, targets));
        lossValue.attach(scope);
        collector.backward(lossValue);
        loss = lossValue.toFloatArray()[0];
        logits.accept(predictions.singletonOrThrow());
      }
      trainer.step();
      return loss;
    }
  }

  /**
   * Logits and, where the targets have a column for it, a 0 for no class at all. Softmax over them
   * makes log-sum-exp of the logits the log-odds of an image belonging to any class: the energy
   * score (Liu et al. 2020) is trained, without a single additional weight.
   */
  private static NDList withNoClass(NDList predictions, NDArray targets) {
    NDArray logits = predictions.singletonOrThrow();
    if (logits.getShape().get(1) == targets.getShape().get(1)) {
      return predictions;
    }
    NDArray zero = targets.getManager().zeros(new Shape(targets.getShape().get(0), 1));
    return new NDList(logits.concat(zero, 1));
  }

  /**
   * The share of labelled images whose largest logit is their label's.
   *
   * @param logits batch × classes
   * @param labels class indices; {@link BatchLoader#NO_CLASS} does not count
   */
  static double accuracy(float[] logits, int[] labels) {
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
}
