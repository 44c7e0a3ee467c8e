package org.sketch28.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.model.Calibration;
import org.sketch28.model.Prediction;
import org.sketch28.model.network.DatasetOutputs;

/** A model on a dataset: what it says of every image, and what the labels say. Immutable. */
public final class Evaluation {

  private final EvaluationKey subject;
  private final ImageDataset data;
  private final DatasetOutputs outputs;
  private final Calibration calibration;
  private final int[] labels;
  private final float[] probabilities;
  private final int[] predicted;
  private final boolean[] known;

  /**
   * @param data the images, with the dataset's own labels
   * @param labels a class index an image, or {@link Correction#UNCLEAR} for one that does not count
   * @param calibration makes probabilities of {@code outputs}
   */
  public Evaluation(
      EvaluationKey subject,
      ImageDataset data,
      int[] labels,
      DatasetOutputs outputs,
      Calibration calibration) {
    this.subject = subject;
    this.data = data;
    this.labels = labels.clone();
    this.outputs = outputs;
    this.calibration = calibration;
    int classes = data.classNames().size();
    this.probabilities = new float[data.size() * classes];
    this.predicted = new int[data.size()];
    this.known = new boolean[data.size()];
    IntStream.range(0, data.size())
        .parallel()
        .forEach(
            i -> {
              Prediction prediction = calibration.apply(outputs.features(i), outputs.logits(i));
              System.arraycopy(prediction.probabilities(), 0, probabilities, i * classes, classes);
              predicted[i] = prediction.best();
              known[i] = prediction.known();
            });
  }

  /** The same predictions judged by corrected labels. */
  public Evaluation corrected(List<Correction> corrections) {
    return new Evaluation(
        subject,
        data,
        CorrectionStore.labels(data, subject.split(), corrections),
        outputs,
        calibration);
  }

  public EvaluationKey subject() {
    return subject;
  }

  public ImageDataset data() {
    return data;
  }

  /** Logits and features, before calibration. */
  public DatasetOutputs outputs() {
    return outputs;
  }

  public Calibration calibration() {
    return calibration;
  }

  public int size() {
    return data.size();
  }

  public int classes() {
    return data.classNames().size();
  }

  public Split split() {
    return subject.split();
  }

  /** The label after corrections; {@link Correction#UNCLEAR} if it does not count. */
  public int label(int index) {
    return labels[index];
  }

  /** Whether the image counts in figures. */
  public boolean counts(int index) {
    return labels[index] != Correction.UNCLEAR;
  }

  public int predicted(int index) {
    return predicted[index];
  }

  /** Whether the image counts and is named as its label does not. */
  public boolean wrong(int index) {
    return counts(index) && labels[index] != predicted[index];
  }

  /** Whether the image looks like what the model has learned from. */
  public boolean known(int index) {
    return known[index];
  }

  /** The calibrated probability of a class, 0…1. */
  public float probability(int index, int classIndex) {
    return probabilities[index * classes() + classIndex];
  }

  /** The calibrated probabilities of all classes. */
  public float[] probabilities(int index) {
    return Arrays.copyOfRange(probabilities, index * classes(), (index + 1) * classes());
  }

  /** The probability of the predicted class. */
  public float confidence(int index) {
    return probability(index, predicted[index]);
  }

  /** The cross-entropy in nats; 0 for an image that does not count. */
  public double loss(int index) {
    return counts(index) ? -Math.log(Math.max(1e-30, probability(index, labels[index]))) : 0;
  }

  /** The label's probability less the greatest of another class, −1…1; negative is wrong. */
  public double margin(int index) {
    if (!counts(index)) {
      return 0;
    }
    float other = 0;
    for (int c = 0; c < classes(); c++) {
      other = c == labels[index] ? other : Math.max(other, probability(index, c));
    }
    return probability(index, labels[index]) - other;
  }

  /** How many classes are at least as probable as the label, itself included: 1 is right. */
  public int rank(int index) {
    float own = probability(index, labels[index]);
    int rank = 1;
    for (int c = 0; c < classes(); c++) {
      boolean before = probability(index, c) > own;
      rank += c != labels[index] && before ? 1 : 0;
    }
    return rank;
  }

  /**
   * The images that count, and how many of them have their label among the most probable classes.
   *
   * @param first how many of those are looked at; 1 is the accuracy
   */
  public BinomialCount tally(int first) {
    int[] counted = IntStream.range(0, size()).filter(this::counts).toArray();
    long right =
        IntStream.of(counted).filter(i -> first == 1 ? !wrong(i) : rank(i) <= first).count();
    return new BinomialCount((int) right, counted.length);
  }

  /** The share of images that look like what the model has learned from. */
  public double knownShare() {
    return (double) IntStream.range(0, size()).filter(this::known).count() / size();
  }

  /** The indices of the images that count and are named wrong. */
  public int[] errors() {
    return IntStream.range(0, size()).filter(this::wrong).toArray();
  }
}
