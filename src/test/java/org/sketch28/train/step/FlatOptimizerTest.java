package org.sketch28.train.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.train.step.OptimizerConfig.Kind;

/** Against the published rules, computed by hand in double precision. */
class FlatOptimizerTest {

  private static final double RATE = 0.1;
  private static final double DECAY = 0.01;
  private static final double MOMENTUM = 0.9;
  private static final double[] GRADIENTS = {0.5, -0.25, 2, 0};

  private static OptimizerConfig config(Kind kind, double momentum) {
    return new OptimizerConfig(kind, RATE, OptimizerConfig.Schedule.CONSTANT, 0, momentum, DECAY);
  }

  /** The parameter after each gradient, from 1. */
  private static double updated(Kind kind, double momentum) {
    FlatOptimizer optimizer = new FlatOptimizer(config(kind, momentum), 1);
    float[] parameter = {1};
    for (int i = 0; i < GRADIENTS.length; i++) {
      optimizer.update(parameter, new float[] {(float) GRADIENTS[i]}, 0, 1, (float) RATE, i + 1);
    }
    return parameter[0];
  }

  @Test
  void plainDescent() {
    double p = 1;
    for (double gradient : GRADIENTS) {
      p -= RATE * (gradient + DECAY * p);
    }
    assertEquals(p, updated(Kind.SGD, 0), 1e-6);
  }

  @Test
  void momentum() {
    double p = 1;
    double velocity = 0;
    for (double gradient : GRADIENTS) {
      velocity = MOMENTUM * velocity + gradient + DECAY * p;
      p -= RATE * velocity;
    }
    assertEquals(p, updated(Kind.SGD, MOMENTUM), 1e-6);
  }

  @Test
  void nesterovLooksAhead() {
    double p = 1;
    double velocity = 0;
    for (double gradient : GRADIENTS) {
      double slope = gradient + DECAY * p;
      velocity = MOMENTUM * velocity + slope;
      p -= RATE * (slope + MOMENTUM * velocity);
    }
    assertEquals(p, updated(Kind.NESTEROV, MOMENTUM), 1e-6);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADAM", "ADAMW"})
  void adamWithItsCorrection(Kind kind) {
    double p = 1;
    double mean = 0;
    double variance = 0;
    for (int step = 1; step <= GRADIENTS.length; step++) {
      double gradient = GRADIENTS[step - 1] + (kind == Kind.ADAM ? DECAY * p : 0);
      mean = 0.9 * mean + 0.1 * gradient;
      variance = 0.999 * variance + 0.001 * gradient * gradient;
      double unbiased = mean / (1 - Math.pow(0.9, step));
      double spread = Math.sqrt(variance / (1 - Math.pow(0.999, step)));
      p -= RATE * (unbiased / (spread + 1e-8) + (kind == Kind.ADAMW ? DECAY * p : 0));
    }
    assertEquals(p, updated(kind, 0.9), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void onlyTheGivenRangeChanges(Kind kind) {
    FlatOptimizer optimizer = new FlatOptimizer(config(kind, MOMENTUM), 4);
    float[] parameters = {1, 1, 1, 1};
    optimizer.update(parameters, new float[] {9, 1, 1, 9}, 1, 3, (float) RATE, 1);
    assertArrayEquals(new float[] {1, parameters[1], parameters[1], 1}, parameters);
  }
}
