package org.sketch28.train.classical;

/**
 * The trained part of LIRA: a weight from each neuron to each class. Whenever another class than
 * the right one wins, the weights of the active neurons rise by 1 for the right class and fall by 1
 * for the winner.
 */
final class LiraPerceptron {

  /** Logits of a sure answer are about this far above the others. */
  private static final double RANGE = 10;

  private final int classes;
  private final double margin;
  private final float[] weights;

  /**
   * Each change times the steps before it: what the mean of the weights is behind the last ones.
   */
  private final double[] weighted;

  private long steps;
  private int epochs;
  private double scores;

  LiraPerceptron(int neurons, int classes, double margin) {
    this(classes, margin, new float[neurons * classes], new double[neurons * classes]);
  }

  LiraPerceptron(int classes, double margin, float[] weights, double[] weighted) {
    this.classes = classes;
    this.margin = margin;
    this.weights = weights;
    this.weighted = weighted;
  }

  /** Continues after so many steps and epochs; {@code newScores} as {@link #scores} was. */
  void at(long newSteps, int newEpochs, double newScores) {
    steps = newSteps;
    epochs = newEpochs;
    scores = newScores;
  }

  /**
   * Learns from an image.
   *
   * @param active its active neurons
   * @return whether the right class won, without the margin
   */
  boolean learn(int[] active, int label) {
    steps++;
    float[] sums = new float[classes];
    for (int neuron : active) {
      int at = neuron * classes;
      for (int c = 0; c < classes; c++) {
        sums[c] += weights[at + c];
      }
    }
    int rival = rival(sums, label);
    scores += Math.abs(sums[label] - sums[rival]);
    double lowered = sums[label] - margin * Math.abs(sums[label]);
    if (lowered <= sums[rival]) {
      for (int neuron : active) {
        int at = neuron * classes;
        weights[at + label]++;
        weighted[at + label] += steps;
        weights[at + rival]--;
        weighted[at + rival] -= steps;
      }
    }
    return sums[label] > sums[rival];
  }

  private static int rival(float[] sums, int label) {
    int rival = label == 0 ? 1 : 0;
    for (int c = 0; c < sums.length; c++) {
      if (c != label && sums[c] > sums[rival]) {
        rival = c;
      }
    }
    return rival;
  }

  void endEpoch() {
    epochs++;
  }

  int classes() {
    return classes;
  }

  /** Passes that are done. */
  int epochs() {
    return epochs;
  }

  /** Images that were learned from. */
  long steps() {
    return steps;
  }

  /** The sum over all steps of how far the right class and its rival were apart. */
  double scores() {
    return scores;
  }

  float[] weights() {
    return weights;
  }

  double[] weighted() {
    return weighted;
  }

  /** The mean of the weights over all steps: neurons × classes. */
  float[] averaged() {
    float[] averaged = new float[weights.length];
    for (int i = 0; i < averaged.length; i++) {
      averaged[i] = (float) (weights[i] - weighted[i] / Math.max(1, steps));
    }
    return averaged;
  }

  /** What sums are multiplied by to become logits of a usual size. */
  double scale() {
    return scores == 0 ? 1 : RANGE * steps / scores;
  }
}
