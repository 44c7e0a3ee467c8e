package org.sketch28.train.tune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.Prediction;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Calibrator;
import org.sketch28.train.LabelledOutputs;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;

/**
 * Trains a network to tell classes of which there are only a few drawings. The drawings are divided
 * into parts, and for each part a network is trained on the others: what these predict for drawings
 * that they have not learned from is the only honest measure there is. The model itself then learns
 * from all drawings.
 */
public final class FewDrawingsTraining {

  /** The fewest drawings of each class. */
  public static final int FEWEST = 3;

  /** Images in an epoch, most of them variations of the same drawings. */
  private static final int SHOWN = 640;

  private final List<String> classNames;
  private final List<Example> examples;
  private final Progress progress;
  private int stepsBefore;

  /**
   * A drawing with its class.
   *
   * @param label the class's index
   * @param image 28 × 28, as {@link #image} makes it
   */
  public record Example(int label, GrayImage image) {}

  /**
   * What a network predicts for a drawing that it has not learned from.
   *
   * @param label index of the right class
   * @param predicted index of the class that is predicted
   * @param confidence of the prediction, 0…1
   */
  public record Verdict(int label, int predicted, double confidence) {

    public boolean isRight() {
      return label == predicted;
    }
  }

  /**
   * A trained model.
   *
   * @param verdicts one for each example, in their order
   */
  public record Result(ModelStore.Entry model, List<Verdict> verdicts) {

    public Result {
      verdicts = List.copyOf(verdicts);
    }

    /** The number of drawings that were classified correctly by a network new to them. */
    public int right() {
      return (int) verdicts.stream().filter(Verdict::isRight).count();
    }
  }

  private FewDrawingsTraining(List<String> classNames, List<Example> examples, Progress progress) {
    this.classNames = classNames;
    this.examples = examples;
    this.progress = progress;
  }

  /**
   * Trains, and saves the model in place of one that is there.
   *
   * @param classNames at least two
   * @param examples at least {@link #FEWEST} of each class
   * @param folder of the model; its name is the model's
   * @param title of the model
   * @param progress of steps; may end the work by throwing, and then nothing is saved
   * @throws UserFacingException if a class has no name of its own or too few drawings, or the model
   *     cannot be saved
   * @throws InterruptedException if the thread is interrupted; nothing is saved then
   */
  public static Result train(
      List<String> classNames, List<Example> examples, Path folder, String title, Progress progress)
      throws UserFacingException, InterruptedException {
    requireEnough(classNames, examples);
    return new FewDrawingsTraining(classNames, examples, progress).train(folder, title);
  }

  /** All drawings of a set, class by class in their order. */
  public static List<Example> examples(ClassSet set) {
    List<Example> examples = new ArrayList<>();
    for (int label = 0; label < set.classes().size(); label++) {
      for (Drawing drawing : set.classes().get(label).drawings()) {
        examples.add(new Example(label, image(drawing)));
      }
    }
    return examples;
  }

  /** The 28 × 28 image that is learned from. */
  public static GrayImage image(Drawing drawing) {
    return FewDrawingsRecipe.DOMAIN.preprocessor().apply(drawing).result();
  }

  private static void requireEnough(List<String> classNames, List<Example> examples)
      throws UserFacingException {
    if (classNames.size() < 2) {
      throw new UserFacingException("There must be at least two classes.");
    }
    List<String> given =
        classNames.stream().map(each -> each.isBlank() ? null : each.strip()).toList();
    ClassNames.checked(given, "The set");
    for (int c = 0; c < classNames.size(); c++) {
      int label = c;
      long count = examples.stream().filter(each -> each.label() == label).count();
      if (count < FEWEST) {
        throw new UserFacingException(
            "\"%s\" has %d drawings; draw at least %d."
                .formatted(classNames.get(c), count, FEWEST));
      }
    }
  }

  private Result train(Path folder, String title) throws UserFacingException, InterruptedException {
    long start = System.nanoTime();
    float[][] logits = new float[examples.size()][];
    for (int part = 0; part < FewDrawingsRecipe.PARTS; part++) {
      int[] held = indices(part, true);
      Map<String, HostTensor> weights = learn(select(indices(part, false)));
      LabelledOutputs outputs = outputs(weights, images(select(held), held.length));
      for (int i = 0; i < held.length; i++) {
        logits[held[i]] = outputs.logits()[i];
      }
    }
    Map<String, HostTensor> weights = learn(examples);
    Calibration calibration = calibration(weights, logits);
    List<Verdict> verdicts =
        IntStream.range(0, logits.length)
            .mapToObj(i -> verdict(examples.get(i).label(), calibration, logits[i]))
            .toList();
    double seconds = (System.nanoTime() - start) / 1e9;
    ModelStore.Entry model =
        ModelStore.save(
            folder,
            FewDrawingsRecipe.manifest(classNames, folder, title, verdicts, seconds),
            weights,
            calibration);
    return new Result(model, verdicts);
  }

  private Calibration calibration(Map<String, HostTensor> weights, float[][] logits) {
    Calibration fitted =
        Calibrator.fit(outputs(weights, images(examples, examples.size())), unseen(logits), true);
    // Trained with outliers, the score is the log-odds of showing one of the classes at all.
    return fitted.withThreshold(Math.min(0, fitted.threshold()));
  }

  private static Verdict verdict(int label, Calibration calibration, float[] logits) {
    Prediction prediction = calibration.apply(new float[0], logits);
    return new Verdict(label, prediction.best(), prediction.confidence());
  }

  /** The examples of a part, or all others; each class is spread evenly over the parts. */
  private int[] indices(int part, boolean inPart) {
    int[] seen = new int[classNames.size()];
    return IntStream.range(0, examples.size())
        .filter(i -> (seen[examples.get(i).label()]++ % FewDrawingsRecipe.PARTS == part) == inPart)
        .toArray();
  }

  private List<Example> select(int[] indices) {
    return Arrays.stream(indices).mapToObj(examples::get).toList();
  }

  private Map<String, HostTensor> learn(List<Example> from)
      throws UserFacingException, InterruptedException {
    TrainingConfig config = FewDrawingsRecipe.config();
    ImageDataset data = images(from, Math.max(SHOWN, from.size()));
    int before = stepsBefore;
    TrainingRun[] run = new TrainingRun[1];
    run[0] =
        new TrainingRun(
            config,
            data,
            data.select("no validation", new int[0]),
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                progress.at(before + batch.step(), (FewDrawingsRecipe.PARTS + 1L) * run[0].steps());
              }
            },
            RunStorage.NONE);
    Map<String, HostTensor> learned = run[0].run(Optional.empty()).last().average();
    stepsBefore += run[0].steps();
    return learned;
  }

  /** A dataset of a given size, in which examples are repeated. */
  private ImageDataset images(List<Example> from, int size) {
    byte[] pixels = new byte[size * ImageDataset.PIXELS];
    byte[] labels = new byte[size];
    for (int i = 0; i < size; i++) {
      Example example = from.get(i % from.size());
      System.arraycopy(
          example.image().toBytes(), 0, pixels, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
      labels[i] = (byte) example.label();
    }
    return new ImageDataset("own classes", pixels, labels, classNames);
  }

  private LabelledOutputs outputs(Map<String, HostTensor> weights, ImageDataset data) {
    try (NetworkClassifier classifier =
        NetworkClassifier.of(
            classNames, FewDrawingsRecipe.ARCHITECTURE, weights, Calibration.none())) {
      return LabelledOutputs.of(classifier, data);
    }
  }

  /** The outputs for all examples by networks that have not learned from them. */
  private LabelledOutputs unseen(float[][] logits) {
    // Features of different networks have nothing in common; trained on outliers, none is needed.
    float[] features = new float[logits.length * FewDrawingsRecipe.ARCHITECTURE.features()];
    float[] flat = new float[logits.length * classNames.size()];
    for (int i = 0; i < logits.length; i++) {
      System.arraycopy(logits[i], 0, flat, i * classNames.size(), classNames.size());
    }
    int[] labels = examples.stream().mapToInt(Example::label).toArray();
    return LabelledOutputs.of(new DatasetOutputs(logits.length, features, flat), labels);
  }
}
