package org.sketch28.train.step;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sketch28.model.HostTensor;

/**
 * The optimizers, on flat arrays in Java. A network here has at most a few hundred thousand
 * parameters in a dozen arrays; an update takes less time than to tell the engine of it, can be
 * divided among threads, and is the same on every engine. The state can be exported and loaded,
 * which a run needs to be resumed as if it had never stopped.
 */
final class FlatOptimizer {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final String FIRST = "first/";
  private static final String SECOND = "second/";

  private final OptimizerConfig config;
  private final float[] first;
  private final float[] second;

  /**
   * @param size the number of parameters
   */
  FlatOptimizer(OptimizerConfig config, int size) {
    this.config = config;
    boolean adam =
        config.kind() == OptimizerConfig.Kind.ADAM || config.kind() == OptimizerConfig.Kind.ADAMW;
    boolean plain = config.kind() == OptimizerConfig.Kind.SGD && config.momentum() == 0;
    first = new float[plain ? 0 : size];
    second = new float[adam ? size : 0];
  }

  /**
   * Updates parameters.
   *
   * @param parameters receives the new values
   * @param gradient of the mean loss
   * @param from the first parameter
   * @param to behind the last one
   * @param learningRate of this step
   * @param step from 1
   */
  void update(
      float[] parameters, float[] gradient, int from, int to, float learningRate, int step) {
    float decay = (float) config.weightDecay();
    float momentum = (float) config.momentum();
    switch (config.kind()) {
      case SGD -> {
        if (momentum == 0) {
          descend(parameters, gradient, from, to, learningRate, decay);
        } else {
          momentum(parameters, gradient, from, to, learningRate, decay, momentum);
        }
      }
      case NESTEROV -> nesterov(parameters, gradient, from, to, learningRate, decay, momentum);
      case ADAM -> adam(parameters, gradient, from, to, corrected(learningRate, step), decay, 0);
      case ADAMW ->
          adam(
              parameters,
              gradient,
              from,
              to,
              corrected(learningRate, step),
              0,
              decay * learningRate);
    }
  }

  /** The rate of Adam with the correction for moments that began at 0. */
  private static float corrected(float learningRate, int step) {
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    return (float) (learningRate * correction);
  }

  private static void descend(float[] p, float[] g, int from, int to, float rate, float decay) {
    for (int i = from; i < to; i++) {
      p[i] -= rate * (g[i] + decay * p[i]);
    }
  }

  private void momentum(
      float[] p, float[] g, int from, int to, float rate, float decay, float momentum) {
    float[] v = first;
    for (int i = from; i < to; i++) {
      v[i] = momentum * v[i] - rate * (g[i] + decay * p[i]);
      p[i] += v[i];
    }
  }

  private void nesterov(
      float[] p, float[] g, int from, int to, float rate, float decay, float momentum) {
    float[] v = first;
    for (int i = from; i < to; i++) {
      float slope = g[i] + decay * p[i];
      v[i] = momentum * v[i] + slope;
      p[i] -= rate * (slope + momentum * v[i]);
    }
  }

  /**
   * @param decay that is added to the gradient
   * @param shrinking the share of a parameter that is taken off, decoupled from the gradient
   */
  private void adam(
      float[] p, float[] g, int from, int to, float rate, float decay, float shrinking) {
    float[] m = first;
    float[] v = second;
    for (int i = from; i < to; i++) {
      float slope = g[i] + decay * p[i];
      float mean = BETA1 * m[i] + (1 - BETA1) * slope;
      float variance = BETA2 * v[i] + (1 - BETA2) * slope * slope;
      m[i] = mean;
      v[i] = variance;
      p[i] -= rate * mean / ((float) Math.sqrt(variance) + EPSILON) + shrinking * p[i];
    }
  }

  /** The state, by the names of the parameters; values are copied. */
  Map<String, HostTensor> export(ParameterLayout layout) {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    put(tensors, FIRST, layout, first);
    put(tensors, SECOND, layout, second);
    return tensors;
  }

  private static void put(
      Map<String, HostTensor> tensors, String kind, ParameterLayout layout, float[] state) {
    if (state.length > 0) {
      layout.tensors(state).forEach((name, tensor) -> tensors.put(kind + name, tensor));
    }
  }

  /** Restores what {@link #export} returned. */
  void load(ParameterLayout layout, Map<String, HostTensor> tensors) {
    layout.fill(first, under(FIRST, tensors, first));
    layout.fill(second, under(SECOND, tensors, second));
  }

  private static Map<String, HostTensor> under(
      String kind, Map<String, HostTensor> tensors, float[] state) {
    Map<String, HostTensor> some = new HashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (state.length > 0 && name.startsWith(kind)) {
            some.put(name.substring(kind.length()), tensor);
          }
        });
    return some;
  }
}
