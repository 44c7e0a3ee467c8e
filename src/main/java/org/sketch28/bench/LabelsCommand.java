package org.sketch28.bench;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.evaluate.EvaluationKey;
import org.sketch28.evaluate.LabelErrors;
import org.sketch28.model.Calibration;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.train.Preset;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingRun;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code sketch28 bench labels}: flips labels, trains on them, and counts how many of them the
 * search for label errors finds.
 */
@Command(
    name = "labels",
    description = "Flip labels of a training set, train on it, and count the flips that are found.",
    mixinStandardHelpOptions = true)
final class LabelsCommand implements Callable<Integer> {

  private final Workspace workspace;

  LabelsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Option(
      names = "--dataset",
      defaultValue = PublicDatasets.MNIST,
      description = "Name of the dataset (default: ${DEFAULT-VALUE}).")
  private String dataset;

  @Option(
      names = "--flips",
      defaultValue = "100",
      description = "Number of labels to flip (default: ${DEFAULT-VALUE}).")
  private int flips;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws UserFacingException, InterruptedException {
    ImageDataset clean = workspace.catalog().load(dataset, Split.TRAIN);
    byte[] labels = clean.labels().clone();
    Random random = new Random(seed);
    TreeSet<Integer> flipped = new TreeSet<>();
    while (flipped.size() < flips) {
      int index = random.nextInt(labels.length);
      if (flipped.add(index)) {
        int classes = clean.classNames().size();
        labels[index] = (byte) ((labels[index] + 1 + random.nextInt(classes - 1)) % classes);
      }
    }
    ImageDataset data = new ImageDataset(clean.name(), clean.pixels(), labels, clean.classNames());
    int[] queue = LabelErrors.queue(evaluate(data));
    long found = IntStream.of(queue).limit(2L * flips).filter(flipped::contains).count();
    System.out.printf(
        "%s: %d of %,d labels flipped (seed %d), quick preset trained on them; %d flips are"
            + " among the first %d suspects.%n",
        dataset, flips, data.size(), seed, found, 2 * flips);
    return 0;
  }

  private static Evaluation evaluate(ImageDataset data)
      throws UserFacingException, InterruptedException {
    TrainingConfig config = Preset.QUICK.config(Domain.DIGITS);
    ImageDataset none = new ImageDataset("none", new byte[0], new byte[0], data.classNames());
    TrainingRun.Result result =
        new TrainingRun(config, data, none, event -> {}, RunStorage.NONE).run(Optional.empty());
    try (NetworkClassifier classifier =
        NetworkClassifier.of(
            data.classNames(),
            config.architecture(),
            result.last().average(),
            Calibration.none())) {
      return new Evaluation(
          new EvaluationKey("quick", "", data.name(), Split.TRAIN),
          data,
          CorrectionStore.labels(data, Split.TRAIN, List.of()),
          classifier.inferAll(data, Progress.NONE),
          Calibration.none());
    }
  }
}
