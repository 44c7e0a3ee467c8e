package org.sketch28.train;

/**
 * Estimates how long a run will still take, from the steps and validations of this session alone,
 * so that it is soon right after a pause or on another machine.
 */
final class TimeLeft {

  private static final int FIRST_STEPS = 5;
  private static final double FORGET = 0.03;

  private double stepSeconds = Double.NaN;
  private double validationSeconds;
  private int steps;

  void step(double seconds) {
    steps++;
    // The first steps of a process are slow and say nothing about the rest.
    if (steps > FIRST_STEPS) {
      stepSeconds =
          Double.isNaN(stepSeconds) ? seconds : stepSeconds + FORGET * (seconds - stepSeconds);
    }
  }

  void validation(double seconds) {
    validationSeconds = seconds;
  }

  /** The latest steps per second; 0 if there were none. */
  double stepsPerSecond() {
    return Double.isNaN(stepSeconds) ? 0 : 1 / stepSeconds;
  }

  /** NaN while it cannot be estimated. */
  double seconds(int stepsLeft, int validationsLeft) {
    return stepsLeft * stepSeconds + validationsLeft * validationSeconds;
  }
}
