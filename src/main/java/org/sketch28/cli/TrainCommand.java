package org.sketch28.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.data.IdxFile;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Sha256;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.image.UserFacingException;
import org.sketch28.model.Calibration;
import org.sketch28.model.ModelManifest;
import org.sketch28.model.ModelStore;
import org.sketch28.model.NetworkClassifier;
import org.sketch28.model.Tensor;
import org.sketch28.train.Calibrator;
import org.sketch28.train.Outputs;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;
import org.sketch28.train.ValidationSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sketch28 train}: trains a model by one of the shipped recipes. */
@Command(
    name = "train",
    description = "Train a model and save it in a folder of its own.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private static final int VALIDATION_IMAGES = 6000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(names = "--recipe", required = true, description = "digits or garments.")
  private String recipeName;

  @Option(names = "--out", required = true, description = "The folder of the new model.")
  private Path out;

  @Option(
      names = "--dataset",
      split = ",",
      description = {
        "Instead of the recipe's dataset: one or several of the same classes, mixed.",
        "Tests are on the first."
      })
  private List<String> datasets = List.of();

  @Option(names = "--epochs", description = "Instead of the recipe's number of epochs.")
  private Integer epochs;

  @Option(names = "--seed", description = "Instead of the recipe's seed.")
  private Long seed;

  @Override
  public Integer call() throws UserFacingException, InterruptedException {
    Recipe recipe = Recipe.named(recipeName);
    TrainingConfig config = adjusted(recipe.config());
    Catalog catalog = Catalog.standard();
    List<String> names = datasets.isEmpty() ? List.of(recipe.dataset()) : datasets;
    ImageDataset data = load(catalog, names);
    ValidationSplit split = split(catalog, names, data, config.seed());
    say(
        "Training %s on %,d images, validating on %s.",
        recipe.name(), split.training().size(), split.description());
    long start = System.nanoTime();
    Map<String, Tensor> weights =
        new TrainingRun(config, split.training(), split.validation(), this::report).run();
    double seconds = (System.nanoTime() - start) / 1e9;
    save(recipe, config, names, catalog, split, weights, seconds);
    return 0;
  }

  private TrainingConfig adjusted(TrainingConfig config) {
    return new TrainingConfig(
        config.architecture(),
        epochs == null ? config.epochs() : epochs,
        config.batchSize(),
        config.learningRate(),
        config.weightDecay(),
        config.labelSmoothing(),
        config.emaDecay(),
        config.augmentation(),
        config.outliers(),
        seed == null ? config.seed() : seed);
  }

  private static ImageDataset load(Catalog catalog, List<String> names) throws UserFacingException {
    ImageDataset all = catalog.load(names.get(0), Split.TRAIN);
    for (String name : names.subList(1, names.size())) {
      ImageDataset more = catalog.load(name, Split.TRAIN);
      if (!more.classNames().equals(all.classNames())) {
        throw new UserFacingException(
            "%s and %s cannot be mixed: their classes are not the same."
                .formatted(all.name(), more.name()));
      }
      all = all.plus(more);
    }
    return all;
  }

  private static ValidationSplit split(
      Catalog catalog, List<String> names, ImageDataset data, long seed)
      throws UserFacingException {
    Optional<Path> writers = catalog.folders().file("qmnist", "qmnist-train-labels-idx2-int");
    int count = Math.min(VALIDATION_IMAGES, data.size() / 6);
    return names.equals(List.of("mnist")) && writers.isPresent()
        ? ValidationSplit.byWriter(data, IdxFile.read(writers.get()), count, seed)
        : ValidationSplit.random(data, count, seed);
  }

  private void report(TrainingEvent event) {
    if (event instanceof TrainingEvent.Epoch epoch) {
      say(
          "epoch %d/%d  loss %.4f  validation accuracy %.2f %%  %.0f s",
          epoch.epoch(),
          epoch.epochs(),
          epoch.trainingLoss(),
          100 * epoch.validationAccuracy(),
          epoch.seconds());
    } else if (event instanceof TrainingEvent.Batch batch && batch.step() % 100 == 0) {
      say(
          "  step %d/%d  loss %.4f  %.0f images/s",
          batch.step(), batch.steps(), batch.loss(), batch.imagesPerSecond());
    }
  }

  private void save(
      Recipe recipe,
      TrainingConfig config,
      List<String> names,
      Catalog catalog,
      ValidationSplit split,
      Map<String, Tensor> weights,
      double seconds)
      throws UserFacingException {
    ImageDataset test = catalog.load(names.get(0), Split.TEST);
    List<String> classes = split.training().classNames();
    try (NetworkClassifier classifier =
        NetworkClassifier.of(classes, config.architecture(), weights, Calibration.none())) {
      Outputs held = Outputs.of(classifier, split.validation());
      Calibration calibration =
          Calibrator.fit(Outputs.of(classifier, split.training()), held, classes.size());
      double testAccuracy = Outputs.of(classifier, test).accuracy();
      String command =
          "sketch28 train --recipe %s --dataset %s --epochs %d --seed %d --out FOLDER"
              .formatted(recipe.name(), String.join(",", names), config.epochs(), config.seed());
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("command", command);
      settings.put("seconds", Math.round(seconds));
      settings.put("settings", JSON.convertValue(config, Map.class));
      ModelManifest manifest =
          new ModelManifest(
              out.getFileName().toString(),
              recipe.title(),
              recipe.description(),
              config.architecture().toString(),
              classes,
              recipe.preprocessing(),
              "",
              1,
              0,
              0,
              new ModelManifest.Data(
                  String.join(",", names), checksums(catalog, names), split.description()),
              settings,
              List.of(
                  new ModelManifest.Result(
                      "validation accuracy", held.accuracy(), split.validation().size(), command),
                  new ModelManifest.Result(
                      "test accuracy",
                      testAccuracy,
                      test.size(),
                      "sketch28 evaluate --model %s --dataset %s"
                          .formatted(out.getFileName(), names.get(0)))));
      ModelStore.save(out, manifest, weights, calibration);
      say(
          "Validation accuracy %.2f %%, test accuracy %.2f %%, %.0f s. Saved in %s.",
          100 * held.accuracy(), 100 * testAccuracy, seconds, out);
    }
  }

  /** Of each dataset's training images and labels as IDX files. */
  private static Map<String, String> checksums(Catalog catalog, List<String> names)
      throws UserFacingException {
    Map<String, String> sums = new LinkedHashMap<>();
    for (String name : names) {
      ImageDataset data = catalog.load(name, Split.TRAIN);
      String prefix = names.size() == 1 ? "" : name + "/";
      sums.put(prefix + "train-images-idx3-ubyte", Sha256.of(IdxFile.ofImages(data).toBytes()));
      sums.put(prefix + "train-labels-idx1-ubyte", Sha256.of(IdxFile.ofLabels(data).toBytes()));
    }
    return sums;
  }

  private void say(String format, Object... arguments) {
    spec.commandLine().getOut().printf(format + "%n", arguments);
    spec.commandLine().getOut().flush();
  }
}
