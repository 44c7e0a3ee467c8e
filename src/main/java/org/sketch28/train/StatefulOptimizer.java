package org.sketch28.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.util.Pair;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.NDArrayCopies;
import org.sketch28.model.network.Network;

/**
 * The optimizers, with the update operations of the engine. DJL's own do not give access to their
 * state, which a run needs to be resumed as if it had never stopped; this one can export and load
 * it.
 */
final class StatefulOptimizer extends Optimizer {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final String FIRST = "first/";
  private static final String SECOND = "second/";

  private final OptimizerConfig config;
  private final Network network;
  private final Map<String, NDArray> state = new HashMap<>();
  private NDManager manager;
  private int step;
  private float learningRate;

  StatefulOptimizer(OptimizerConfig config, Network network) {
    super(new Builder());
    this.config = config;
    this.network = network;
  }

  private static final class Builder extends OptimizerBuilder<Builder> {
    @Override
    protected Builder self() {
      return this;
    }
  }

  /** Lets the state live as long as {@code owner}. */
  void attachTo(NDManager owner) {
    manager = owner;
  }

  /**
   * Sets the step; to be called before each.
   *
   * @param number from 0
   * @param steps of the whole run
   */
  void begin(int number, int steps) {
    step = number + 1;
    learningRate = (float) config.learningRateAt(number, steps);
  }

  float learningRate() {
    return learningRate;
  }

  @Override
  public void update(String parameterId, NDArray weight, NDArray gradient) {
    float decay = (float) config.weightDecay();
    float momentum = (float) config.momentum();
    NDList weights = new NDList(weight);
    switch (config.kind()) {
      case SGD -> {
        NDList inputs =
            momentum == 0
                ? new NDList(weight, gradient)
                : new NDList(weight, gradient, state(FIRST + parameterId, weight));
        weight
            .getNDArrayInternal()
            .sgdUpdate(
                inputs, weights, learningRate, decay, rescaleGrad, clipGrad, momentum, false);
      }
      case NESTEROV -> nesterov(parameterId, weight, gradient, decay, momentum);
      case ADAM, ADAMW -> {
        double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
        NDArray mean = state(FIRST + parameterId, weight);
        NDArray variance = state(SECOND + parameterId, weight);
        weight
            .getNDArrayInternal()
            .adamUpdate(
                new NDList(weight, gradient, mean, variance),
                weights,
                learningRate,
                (float) (learningRate * correction),
                decay,
                rescaleGrad,
                clipGrad,
                BETA1,
                BETA2,
                EPSILON,
                true,
                config.kind() == OptimizerConfig.Kind.ADAMW);
      }
    }
  }

  /** Written out, since one of the engines has no operation for it. */
  private void nesterov(
      String parameterId, NDArray weight, NDArray gradient, float decay, float momentum) {
    NDArray velocity = state(FIRST + parameterId, weight);
    // Detached, so that no engine takes the update for a part of the network.
    try (NDArray detached = weight.stopGradient();
        NDArray decayed = detached.mul(decay);
        NDArray slope = gradient.add(decayed)) {
      velocity.muli(momentum).addi(slope);
      try (NDArray ahead = velocity.mul(momentum);
          NDArray sum = slope.add(ahead)) {
        weight
            .getNDArrayInternal()
            .sgdUpdate(
                new NDList(weight, sum),
                new NDList(weight),
                learningRate,
                0,
                rescaleGrad,
                clipGrad,
                0,
                false);
      }
    }
  }

  private NDArray state(String key, NDArray like) {
    return state.computeIfAbsent(
        key,
        absent -> {
          NDArray zeros = like.getManager().zeros(like.getShape(), like.getDataType());
          zeros.setRequiresGradient(false);
          // An engine may hand the weight over in a manager that lives for this call only.
          zeros.attach(manager);
          return zeros;
        });
  }

  /** The state, by the names of the parameters. */
  Map<String, HostTensor> export() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    for (Pair<String, Parameter> entry : network.whole().getParameters()) {
      for (String kind : new String[] {FIRST, SECOND}) {
        NDArray array = state.get(kind + entry.getValue().getId());
        if (array != null) {
          tensors.put(
              kind + entry.getKey(),
              new HostTensor(array.getShape().getShape(), array.toFloatArray()));
        }
      }
    }
    return tensors;
  }

  /** Restores what {@link #export} returned. */
  void load(Map<String, HostTensor> tensors) {
    for (Pair<String, Parameter> entry : network.whole().getParameters()) {
      for (String kind : new String[] {FIRST, SECOND}) {
        HostTensor tensor = tensors.get(kind + entry.getKey());
        if (tensor != null) {
          NDArray array = state(kind + entry.getValue().getId(), entry.getValue().getArray());
          NDArrayCopies.set(array, tensor.values());
        }
      }
    }
  }
}
