package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.BareInference;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code sketch28 bench evaluation}: an evaluation of 10,000 images compared with the bare engine.
 */
@Command(
    name = "evaluation",
    description =
        "Measure the images per second of an evaluation and of the bare engine, in turns.",
    mixinStandardHelpOptions = true)
final class EvaluationCommand implements Callable<Integer> {

  private final Workspace workspace;

  EvaluationCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  private static final int IMAGES = 10_000;
  private static final int[] WARM_UP = IntStream.range(0, 250).toArray();

  @Option(
      names = "--models",
      split = ",",
      defaultValue = "digits,garments",
      description = "Names of the models (default: ${DEFAULT-VALUE}).")
  private List<String> models;

  @Mixin private RoundsOption rounds;

  @Override
  public Integer call() throws UserFacingException {
    System.out.println(Engines.description());
    ImageDataset data = StrokeDigits.images("benchmark", IMAGES, 1);
    for (String name : models) {
      ModelStore.Entry model = workspace.models().find(name);
      List<Double> bare = new ArrayList<>();
      List<Double> ours = new ArrayList<>();
      for (int i = 0; i < rounds.count(); i++) {
        try (NetworkClassifier classifier = ModelStore.loadNetwork(model)) {
          bare.add(BareInference.imagesPerSecond(classifier, data));
        }
        ours.add(ours(model, data));
      }
      double bareRate = Percentiles.of(bare).at(0.5);
      double ourRate = Percentiles.of(ours).at(0.5);
      System.out.printf(
          "%-10s bare %,7.0f images/s, evaluation %,7.0f images/s, ratio %.3f%n",
          name, bareRate, ourRate, ourRate / bareRate);
    }
    return 0;
  }

  /** From bytes to the features and logits of every image, with progress. */
  private static double ours(ModelStore.Entry model, ImageDataset data) throws UserFacingException {
    try (NetworkClassifier classifier = ModelStore.loadNetwork(model)) {
      // As for the bare engine, one batch of the same size warms it up.
      classifier.inferAll(data.select("warm-up", WARM_UP), Progress.NONE);
      long start = System.nanoTime();
      classifier.inferAll(data, Progress.NONE);
      return data.size() / ((System.nanoTime() - start) / 1e9);
    }
  }
}
