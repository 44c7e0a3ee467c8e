package org.sketch28.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.Correction;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.Prediction;

/** The predictions of a model on all images of a dataset, and their labels. Immutable. */
public final class Evaluation {

  private final EvaluationKey key;
  private final ImageDataset data;
  private final DatasetOutputs outputs;
  private final Calibration calibration;
  private final int[] labels;
  private final float[] probabilities;
  private final int[] predicted;
  private final boolean[] known;
  private Reliability reliability;
  private Reliability uncalibrated;

  /**
   * @param data the images, with the dataset's own labels
   * @param labels a class index for each image; {@link Correction#UNCLEAR} if it does not count
   * @param outputs of the model for all images
   * @param calibration turns {@code outputs} into probabilities
   */
  public Evaluation(
      EvaluationKey key,
      ImageDataset data,
      int[] labels,
      DatasetOutputs outputs,
      Calibration calibration) {
    this.key = key;
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

  /** The same predictions with corrected labels. */
  public Evaluation corrected(List<Correction> corrections) {
    return new Evaluation(
        key, data, CorrectionStore.labels(data, key.split(), corrections), outputs, calibration);
  }

  /**
   * How well its probabilities match its accuracy. Computed when it is first asked for, which takes
   * some tenths of a second for the largest datasets.
   */
  public synchronized Reliability reliability() {
    if (reliability == null) {
      reliability = Reliability.of(this, calibration);
    }
    return reliability;
  }

  /** The same without temperature scaling. */
  public synchronized Reliability uncalibrated() {
    if (uncalibrated == null) {
      uncalibrated = Reliability.of(this, Calibration.none());
    }
    return uncalibrated;
  }

  /** The model and the dataset. */
  public EvaluationKey key() {
    return key;
  }

  /** The images, with the dataset's own labels. */
  public ImageDataset data() {
    return data;
  }

  /** Logits and features, before calibration. */
  public DatasetOutputs outputs() {
    return outputs;
  }

  /** What turns the outputs into probabilities. */
  public Calibration calibration() {
    return calibration;
  }

  /** The number of images, those that do not count included. */
  public int size() {
    return data.size();
  }

  /** The number of classes. */
  public int classes() {
    return data.classNames().size();
  }

  /** The part of the dataset. */
  public Split split() {
    return key.split();
  }

  /** The label after corrections; {@link Correction#UNCLEAR} if the image does not count. */
  public int label(int index) {
    return labels[index];
  }

  /** Whether the image counts in metrics. */
  public boolean counts(int index) {
    return labels[index] != Correction.UNCLEAR;
  }

  /** The index of the most probable class. */
  public int predicted(int index) {
    return predicted[index];
  }

  /** Whether the image counts and its prediction differs from its label. */
  public boolean wrong(int index) {
    return counts(index) && labels[index] != predicted[index];
  }

  /** Whether the model accepts the image as similar to its training data. */
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

  /** The probability of the predicted class, 0…1. */
  public float confidence(int index) {
    return probability(index, predicted[index]);
  }

  /** The cross-entropy in nats; 0 for an image that does not count. */
  public double loss(int index) {
    return counts(index) ? -Math.log(Math.max(1e-30, probability(index, labels[index]))) : 0;
  }

  /** The label's probability minus the highest of the other classes, −1…1; negative if wrong. */
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

  /**
   * The position of the label among the classes, from 1 for the most probable. Of equally probable
   * classes, the one with the lower index comes first, as in predictions.
   */
  public int rank(int index) {
    int label = labels[index];
    float own = probability(index, label);
    int rank = 1;
    for (int c = 0; c < classes(); c++) {
      float other = probability(index, c);
      // Of probabilities that are no numbers, the label's comes last.
      boolean before = !(other < own) && (other != own || c < label);
      rank += c != label && before ? 1 : 0;
    }
    return rank;
  }

  /**
   * The images that count, and how many of them have their label among the {@code k} most probable
   * classes.
   *
   * @param k 1 for the accuracy
   */
  public BinomialCount topK(int k) {
    int[] counted = IntStream.range(0, size()).filter(this::counts).toArray();
    long correct = IntStream.of(counted).filter(i -> k == 1 ? !wrong(i) : rank(i) <= k).count();
    return new BinomialCount((int) correct, counted.length);
  }

  /** The share of images that the model accepts, 0…1. */
  public double knownShare() {
    return (double) IntStream.range(0, size()).filter(this::known).count() / size();
  }

  /** The indices of the images that count and are classified wrongly, in ascending order. */
  public int[] errors() {
    return IntStream.range(0, size()).filter(this::wrong).toArray();
  }
}
