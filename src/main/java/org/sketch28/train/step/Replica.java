package org.sketch28.train.step;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Argmax;
import org.sketch28.model.engine.BufferedArray;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.engine.Gradients;
import org.sketch28.model.network.MaskedBlock;
import org.sketch28.model.network.Network;

/**
 * A network in the engine that computes the gradient of its part of each batch. All calls come from
 * one thread at a time.
 */
final class Replica implements AutoCloseable {

  private final Network network;
  private final NDManager manager = Engines.newManager(Device.cpu());
  private final ParameterStore store;
  private final Loss cost = Loss.softmaxCrossEntropyLoss("loss", 1, -1, false, true);
  private final ParameterLayout layout;
  private final Map<String, NDArray> parameters;
  private final List<BufferedArray> slots = new ArrayList<>();
  private final List<BufferedArray> gradients = new ArrayList<>();
  private final float[] gradient;
  private final float[] statistics;
  private Inputs inputs;

  /**
   * What a part of a batch shows before the update.
   *
   * @param loss mean cross-entropy, in nats
   * @param right images that are classified correctly
   * @param labelled images that have a class
   */
  record Outcome(double loss, int right, int labelled) {}

  /** The arrays that a part of a batch is copied to. */
  private final class Inputs {
    private final int size;
    private final BufferedArray images;
    private final BufferedArray targets;
    private final List<BufferedArray> masks = new ArrayList<>();

    private Inputs(int size, int columns) {
      this.size = size;
      images = array(new Shape(size, 1, ImageDataset.SIDE, ImageDataset.SIDE));
      targets = array(new Shape(size, columns));
      for (MaskedBlock masked : network.maskedBlocks()) {
        masks.add(array(new Shape(masked.factors(size))));
      }
    }

    private static int columns(Batch batch) {
      return batch.targets().length / batch.size();
    }

    private BufferedArray array(Shape shape) {
      return new BufferedArray(manager.zeros(shape));
    }

    private void write(Batch batch, int part, int from) {
      images.write(batch.images(), from * ImageDataset.PIXELS);
      targets.write(batch.targets(), from * columns(batch));
      List<MaskedBlock> masked = network.maskedBlocks();
      for (int i = 0; i < masks.size(); i++) {
        masks.get(i).write(batch.masks().get(i), masked.get(i).offset(part, from));
        masked.get(i).mask(masks.get(i).array());
      }
    }

    /** Lets the results of computations with these arrays live in {@code owner}. */
    private void attach(NDManager owner) {
      images.array().attach(owner);
      targets.array().attach(owner);
      masks.forEach(mask -> mask.array().attach(owner));
    }
  }

  /**
   * A replica with random first weights.
   *
   * @param network not initialised yet
   */
  Replica(Network network) {
    this.network = network;
    network.initialize(manager);
    store = new ParameterStore(manager, false);
    layout = ParameterLayout.of(network);
    gradient = new float[layout.trained()];
    statistics = new float[layout.size()];
    parameters = network.arrays();
    layout.slots().forEach(slot -> slots.add(new BufferedArray(parameters.get(slot.name()))));
  }

  /** The blocks that need masks. */
  List<MaskedBlock> maskedBlocks() {
    return network.maskedBlocks();
  }

  ParameterLayout layout() {
    return layout;
  }

  /** The weights as they are in the engine. */
  float[] weights() {
    float[] all = new float[layout.size()];
    read(all, 0);
    return all;
  }

  /** Overwrites parameters in the engine by those from the given place on. */
  void write(float[] all, int from, int to) {
    for (int i = 0; i < slots.size(); i++) {
      int offset = layout.slots().get(i).offset();
      if (offset >= from && offset < to) {
        slots.get(i).write(all, offset);
      }
    }
  }

  private void read(float[] all, int from) {
    for (int i = 0; i < slots.size(); i++) {
      int offset = layout.slots().get(i).offset();
      if (offset >= from) {
        slots.get(i).read(all, offset);
      }
    }
  }

  /**
   * Computes loss and gradient of a part of a batch.
   *
   * @param part its index among all parts of the batch
   * @param from the first image
   * @param to behind the last one; always as many images as in the first call
   */
  Outcome learn(Batch batch, int part, int from, int to) {
    if (inputs == null) {
      inputs = new Inputs(to - from, Inputs.columns(batch));
    }
    inputs.write(batch, part, from);
    try (NDManager scope = manager.newSubManager()) {
      inputs.attach(scope);
      try (GradientCollector collector = Gradients.collect()) {
        NDArray logits =
            network
                .whole()
                .forward(store, new NDList(inputs.images.array()), true)
                .singletonOrThrow();
        NDArray value =
            cost.evaluate(new NDList(inputs.targets.array()), new NDList(withNoClass(logits)));
        collector.backward(value);
        readGradients();
        return outcome(value.toFloatArray()[0], logits.toFloatArray(), batch.labels(), from);
      } finally {
        inputs.attach(manager);
      }
    }
  }

  /**
   * Logits and, where the targets have a column for it, a 0 for no class at all. Softmax over them
   * makes log-sum-exp of the logits the log-odds of an image belonging to any class: the energy
   * score (Liu et al. 2020) is trained, without a single additional weight.
   */
  private NDArray withNoClass(NDArray logits) {
    Shape targets = inputs.targets.array().getShape();
    if (logits.getShape().get(1) == targets.get(1)) {
      return logits;
    }
    return logits.concat(logits.getManager().zeros(new Shape(targets.get(0), 1)), 1);
  }

  /** From the last layer to the first: the order in which the engine finishes them. */
  private void readGradients() {
    if (gradients.isEmpty()) {
      layout.slots().stream()
          .filter(ParameterLayout.Slot::trained)
          .forEach(
              slot -> gradients.add(new BufferedArray(parameters.get(slot.name()).getGradient())));
    }
    for (int i = gradients.size() - 1; i >= 0; i--) {
      gradients.get(i).read(gradient, layout.slots().get(i).offset());
      Gradients.reset(gradients.get(i).array());
    }
  }

  private Outcome outcome(float loss, float[] logits, int[] labels, int from) {
    int classes = logits.length / inputs.size;
    int right = 0;
    int labelled = 0;
    for (int i = 0; i < inputs.size; i++) {
      int best = Argmax.of(logits, i * classes, classes);
      right += best == labels[from + i] ? 1 : 0;
      labelled += labels[from + i] == Batch.NO_CLASS ? 0 : 1;
    }
    return new Outcome(loss, right, labelled);
  }

  /** Reads the running statistics of batch norm from the engine. */
  void readStatistics() {
    read(statistics, layout.trained());
  }

  /** The gradient of the mean loss of the part. */
  float[] gradient() {
    return gradient;
  }

  /** The running statistics, at their places, once they are read. */
  float[] statistics() {
    return statistics;
  }

  @Override
  public void close() {
    manager.close();
  }
}
