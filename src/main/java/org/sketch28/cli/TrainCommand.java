package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.sketch28.train.run.TrainingSession;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 train}: a run that is kept, and on request a model from it. */
@Command(
    name = "train",
    description = "Train a model. The run is kept and can be resumed; --out saves it as a model.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private final Workspace workspace;

  TrainCommand(Workspace workspace) {
    this.workspace = workspace;
    this.store = workspace.runs();
  }

  @Mixin private Output output;

  @Option(names = "--recipe", description = "As a shipped model: digits or garments.")
  private String recipeName;

  @Option(
      names = "--dataset",
      split = ",",
      description = {
        "One or several of the same classes, mixed (default: mnist, or the recipe's).",
        "Tests are on the first."
      })
  private List<String> datasets = List.of();

  @Option(names = "--resume", paramLabel = "RUN", description = "Go on with a run: id or last.")
  private String resume;

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description = "Begin with this model's weights, of the same architecture, not random ones.")
  private String from;

  @Option(names = "--title", description = "Of the run, for people.")
  private String title;

  @Option(names = "--out", description = "The folder of the new model.")
  private Path out;

  @Option(
      names = "--no-test",
      description = "Leave the test images alone, while settings are being chosen.")
  private boolean noTest;

  @Option(
      names = "--calibration",
      paramLabel = "MODEL",
      description = {
        "Take temperature and threshold from this model, which was trained in the same way but for",
        "validation images; for a final run on all of them (--validation-share 0)."
      })
  private String calibration;

  @Mixin private TrainingOptions options;

  private final RunStore store;
  private double trainedImages;

  @Override
  public Integer call() throws UserFacingException, InterruptedException {
    Catalog catalog = workspace.catalog();
    Recipe recipe = recipeName == null ? null : Recipe.named(recipeName);
    Optional<RunInfo> kept = resume == null ? Optional.empty() : Optional.of(store.find(resume));
    TrainingConfig config = kept.isPresent() ? kept.get().config() : config(catalog, recipe);
    TrainingData data =
        kept.isPresent()
            ? TrainingData.of(catalog, kept.get(), Progress.NONE)
            : TrainingData.load(catalog, names(recipe), config.validationShare(), config.seed());
    data.requireUnchanged();
    config.check(data.split().training().size());
    RunInfo run = kept.isPresent() ? kept.get() : newRun(recipe, data, config);
    if (!output.isJson()) {
      output.line(
          "Run %s: %s on %,d images, validating on %s.",
          run.id(),
          config.architecture(),
          data.split().training().size(),
          data.split().description());
    }
    double before = run.seconds();
    long start = System.nanoTime();
    RunInfo done =
        new TrainingSession(
                store, run, data, event -> report(event, config.epochs(), config.batchSize()))
            .train();
    double trainingSeconds = done.seconds() - before;
    finish(catalog, recipe, done, data, (System.nanoTime() - start) / 1e9, trainingSeconds);
    return 0;
  }

  private List<String> names(Recipe recipe) {
    return !datasets.isEmpty() ? datasets : recipe == null ? List.of("mnist") : recipe.datasets();
  }

  private TrainingConfig config(Catalog catalog, Recipe recipe) throws UserFacingException {
    String first = names(recipe).get(0);
    Domain domain = catalog.find(first).info().domain();
    TrainingConfig config =
        options.applyTo(recipe == null ? options.preset(domain) : recipe.config());
    // What is wrong whatever the images are is said before they are read.
    config.check(Integer.MAX_VALUE);
    return config;
  }

  private RunInfo newRun(Recipe recipe, TrainingData data, TrainingConfig config)
      throws UserFacingException {
    Optional<Map<String, HostTensor>> weights = Optional.empty();
    if (from != null) {
      ModelStore.Entry entry = workspace.models().find(from);
      List<String> classes = data.split().training().classNames();
      if (!entry.manifest().architecture().equals(config.architecture().toString())
          || !entry.manifest().classes().equals(classes)) {
        throw new UserFacingException(
            "%s is a %s of %d classes and cannot become a %s of %d."
                .formatted(
                    from,
                    entry.manifest().architecture(),
                    entry.manifest().classes().size(),
                    config.architecture(),
                    classes.size()));
      }
      weights = Optional.of(ModelParameters.read(entry).weights());
    }
    String shown =
        title != null
            ? title
            : recipe != null
                ? recipe.title()
                : config.architecture() + " on " + data.names().get(0);
    RunInfo run = store.create(shown, data, config);
    if (weights.isPresent()) {
      store.begin(run.id(), weights.get());
    }
    return run;
  }

  private void report(TrainingEvent event, int epochs, int batchSize) {
    if (event instanceof TrainingEvent.Epoch epoch) {
      if (output.isJson()) {
        output.json(Map.of("epoch", epoch));
      } else {
        output.line(
            "epoch %d/%d  loss %.4f  accuracy %.2f %%  validation loss %.4f  accuracy %.2f %%"
                + "  %.0f s%s",
            epoch.epoch(),
            epochs,
            epoch.trainingLoss(),
            100 * epoch.trainingAccuracy(),
            epoch.validationLoss(),
            100 * epoch.validationAccuracy(),
            epoch.seconds(),
            epoch.best() ? "  best" : "");
      }
    } else if (event instanceof TrainingEvent.Batch batch) {
      trainedImages += batchSize;
      if (output.isJson()) {
        output.json(Map.of("batch", batch));
      } else {
        output.bar(batch.step(), batch.steps(), words(batch));
      }
    }
  }

  private static String words(TrainingEvent.Batch batch) {
    String left =
        Double.isNaN(batch.secondsLeft())
            ? ""
            : "  %.0f s left".formatted(Math.ceil(batch.secondsLeft()));
    return "loss %.4f  %.0f images/s%s".formatted(batch.loss(), batch.imagesPerSecond(), left);
  }

  private void finish(
      Catalog catalog,
      Recipe recipe,
      RunInfo done,
      TrainingData data,
      double seconds,
      double trainingSeconds)
      throws UserFacingException {
    Map<String, HostTensor> weights = store.best(done.id());
    String command =
        recipe == null
            ? "sketch28 train --dataset %s … (run %s, settings below)"
                .formatted(String.join(",", done.datasets()), done.id())
            : "sketch28 train --recipe %s --dataset %s --epochs %d --validation-share %s --seed %d%s%s"
                    .formatted(
                        recipe.name(),
                        String.join(",", done.datasets()),
                        done.config().epochs(),
                        done.config().validationShare(),
                        done.config().seed(),
                        from == null
                            ? ""
                            : " --learning-rate %s --from %s"
                                .formatted(done.config().optimizer().learningRate(), from),
                        calibration == null ? "" : " --calibration " + calibration)
                + " --out FOLDER";
    Path folder = out == null ? store.modelFolder(done.id()) : out;
    ModelBuilder.Made made =
        ModelBuilder.make(
            weights,
            done.config(),
            data,
            noTest ? Optional.empty() : data.test(catalog),
            calibration == null
                ? Optional.empty()
                : Optional.of(workspace.models().find(calibration).manifest()),
            new ModelBuilder.Label(
                folder,
                recipe == null ? done.title() : recipe.title(),
                recipe == null ? done.title() : recipe.description(),
                command,
                done.seconds()),
            Progress.NONE);
    double rate = trainedImages / Math.max(1e-3, trainingSeconds);
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", done.id());
      line.put("model", folder.toString());
      line.put("validationAccuracy", finite(made.validationAccuracy()));
      line.put("testAccuracy", finite(made.testAccuracy()));
      line.put("seconds", seconds);
      line.put("imagesPerSecond", rate);
      output.json(line);
    } else {
      output.line(
          "Best epoch %d: validation accuracy %.2f %%, test accuracy %.2f %%. %.0f s, %.0f"
              + " images/s. Model in %s.",
          done.bestEpoch(),
          100 * made.validationAccuracy(),
          100 * made.testAccuracy(),
          seconds,
          rate,
          folder);
    }
  }

  private static Double finite(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
