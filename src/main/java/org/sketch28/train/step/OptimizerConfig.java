package org.sketch28.train.step;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * How weights are updated from their gradients.
 *
 * @param kind of the rule
 * @param learningRate the highest of the schedule
 * @param schedule of the learning rate
 * @param warmUp share of the run, 0…0.5, over which the rate rises from near 0
 * @param momentum of SGD, 0 to below 1; Adam's are 0.9 and 0.999
 * @param weightDecay decoupled with {@link Kind#ADAMW}, per step and unit of learning rate; added
 *     to the gradient otherwise
 */
@RecordBuilder
public record OptimizerConfig(
    Kind kind,
    double learningRate,
    Schedule schedule,
    double warmUp,
    double momentum,
    double weightDecay) {

  /**
   * AdamW with the rate rising over a tenth of the run, then falling to 0.
   *
   * @param learningRate the highest of the schedule
   */
  public static OptimizerConfig oneCycle(double learningRate, double weightDecay) {
    return new OptimizerConfig(Kind.ADAMW, learningRate, Schedule.ONE_CYCLE, 0.1, 0.9, weightDecay);
  }

  /** Update rules. */
  public enum Kind {
    /** Stochastic gradient descent with momentum. */
    SGD,
    /** The same, looking ahead (Nesterov 1983; Sutskever et al. 2013). */
    NESTEROV,
    /** Kingma and Ba 2014. */
    ADAM,
    /** Adam with decoupled weight decay (Loshchilov and Hutter 2017). */
    ADAMW
  }

  /** How the learning rate changes. */
  public enum Schedule {
    CONSTANT,
    /** A tenth of the rate from half of the run on, a hundredth from three quarters on. */
    STEP,
    /** Down to 0 along a half cosine. */
    COSINE,
    /** Up over the first tenth at least, then down to 0 along a half cosine (Smith 2018). */
    ONE_CYCLE
  }

  /**
   * The learning rate of a step.
   *
   * @param step from 0
   * @param steps of the whole run
   */
  public double learningRateAt(int step, int steps) {
    double share = schedule == Schedule.ONE_CYCLE ? Math.max(0.1, warmUp) : warmUp;
    double rising = share * steps;
    if (step < rising) {
      return learningRate * Math.max((step + 1) / (rising + 1), 1e-3);
    }
    double done = (double) step / steps;
    double factor =
        switch (schedule) {
          case CONSTANT -> 1;
          case STEP -> done < 0.5 ? 1 : done < 0.75 ? 0.1 : 0.01;
          case COSINE, ONE_CYCLE ->
              0.5 * (1 + Math.cos(Math.PI * (step - rising) / Math.max(1, steps - rising)));
        };
    return learningRate * Math.max(factor, 1e-3);
  }
}
