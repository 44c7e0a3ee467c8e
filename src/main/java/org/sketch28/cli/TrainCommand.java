package org.sketch28.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sketch28.base.NewFolder;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.Protocol;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.classical.LiraTrainer;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 train}: trains a run, and saves a model built from it. */
@Command(
    name = "train",
    description = "Train a model. The run is saved and can be resumed.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private final Workspace workspace;

  TrainCommand(Workspace workspace) {
    this.workspace = workspace;
    this.store = workspace.runs();
  }

  @Mixin private Output output;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      converter = RecipeName.class,
      description =
          "Train as this shipped model was trained, digits or garments; or train a system of MNIST's"
              + " history (\"sketch28 ladder\" lists them).")
  private String recipeName;

  private Recipe recipe;

  @Option(
      names = "--dataset",
      split = ",",
      description =
          "Names of one or more datasets with the same classes, which are mixed (default: mnist, or "
              + "those of the recipe). The model is tested on the first.")
  private List<String> datasets = List.of();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Resume this run: its id, or \"last\" for the latest.")
  private String resume;

  @Option(
      names = "--from",
      paramLabel = "MODEL",
      description = "Start from the weights of this model, which must have the same architecture.")
  private String from;

  @Option(names = "--title", description = "Title of the run.")
  private String title;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Folder of the new model (default: among your models for a system of MNIST's history,"
              + " otherwise in the folder of the run).")
  private Path out;

  @Option(
      names = "--no-test",
      description = "Leave the test images alone, for example while settings are being chosen.")
  private boolean noTest;

  @Option(
      names = "--calibration",
      paramLabel = "MODEL",
      description =
          "Use the temperature and threshold of this model, which was trained in the same way but with "
              + "validation images. For a final run on all images (--validation-share 0).")
  private String calibration;

  @Option(
      names = "--neurons",
      paramLabel = "N",
      description =
          "Number of neurons of LIRA (default: "
              + LiraTrainer.NEURONS
              + "). Fewer make a smaller model, with more errors.")
  private Integer neurons;

  @Mixin private TrainingOptions options;

  private final RunStore store;

  @Override
  public Integer call() throws UserFacingException, InterruptedException, IOException {
    if (out == null) {
      train();
    } else {
      Closeable taken = NewFolder.take(out);
      try (taken) {
        train();
      }
    }
    return 0;
  }

  private void train() throws UserFacingException, InterruptedException {
    Optional<LadderSystem> system = system();
    if (resume != null) {
      requireResumable(system);
    }
    if (recipeName != null) {
      options.refuse("--preset", "the recipe " + recipeName + " has settings of its own.");
      if (system.filter(each -> each.config().isEmpty()).isPresent()) {
        new SystemTraining(workspace, output, options, systemRequest()).train(system.get());
        return;
      }
      recipe = Ladder.recipe(recipeName);
    }
    Optional<ModelManifest> calibrated = calibrated();
    TrainingService service = new TrainingService(workspace.catalog(), store, workspace.models());
    LoadedRun run;
    try (ProgressLine progress = output.progress("Reading images")) {
      run =
          resume == null
              ? create(service, system.isPresent(), progress)
              : service.resume(store.find(resume), progress);
    }
    long start = System.nanoTime();
    RunTrainingJob training = new RunTrainingJob(service, output);
    RunInfo done = training.train(run);
    double seconds = (System.nanoTime() - start) / 1e9;
    RunLabel label = new RunLabel(workspace, options, from, calibration, out);
    ModelRequest request =
        new ModelRequest(
            recipe == null ? label.of(done) : label.of(done, recipe), calibrated, !noTest);
    ModelBuilder.Built built;
    try (ProgressLine progress = output.progress("Testing")) {
      built = service.buildModel(run.with(done), request, progress);
    }
    print(done, built, seconds, training.imagesPerSecond());
  }

  /** What a run that is resumed may still be told. */
  private static final Set<String> OF_RESUMED =
      Set.of("--resume", "--recipe", "--out", "--no-test", "--calibration", "--json");

  private void requireResumable(Optional<LadderSystem> system) throws UserFacingException {
    if (system.filter(each -> each.config().isEmpty()).isPresent()) {
      throw new UserFacingException(
          ("The training of %s continues by itself when it is started again. Give the same command"
                  + " without --resume.")
              .formatted(recipeName));
    }
    options.requireOnly(OF_RESUMED, "a run that is resumed keeps its settings.");
    if (recipeName != null && !Ladder.recipe(recipeName).began(store.find(resume).config())) {
      throw new UserFacingException(
          "The run was not begun by the recipe %s. Resume it without --recipe."
              .formatted(recipeName));
    }
  }

  /** The batch of a system is made smaller for few images, unless it was asked for. */
  private LoadedRun create(TrainingService service, boolean ofSystem, Progress progress)
      throws UserFacingException {
    return ofSystem && !options.hasBatchSize()
        ? service.createFitting(newRun(), progress)
        : service.create(newRun(), progress);
  }

  private Optional<LadderSystem> system() throws UserFacingException {
    Optional<LadderSystem> system = recipeName == null ? Optional.empty() : Ladder.find(recipeName);
    if (neurons == null) {
      return system;
    }
    Optional<LadderSystem> sized = system.flatMap(each -> each.withNeurons(neurons));
    if (sized.isEmpty() || neurons < 1 || neurons > LiraTrainer.MOST_NEURONS) {
      throw new UserFacingException(
          "--neurons sets the size of LIRA. Use it with --recipe lira and a number from 1 to %,d."
              .formatted(LiraTrainer.MOST_NEURONS));
    }
    return sized;
  }

  private SystemRequest systemRequest() throws UserFacingException {
    return new SystemRequest(
        names(),
        Optional.ofNullable(title),
        Optional.ofNullable(out),
        Optional.ofNullable(calibration),
        calibrated(),
        !noTest);
  }

  /** The datasets of the run. */
  private List<String> names() throws UserFacingException {
    if (resume != null) {
      return store.find(resume).datasets();
    }
    if (!datasets.isEmpty()) {
      return datasets;
    }
    return recipe == null ? List.of(PublicDatasets.MNIST) : recipe.datasets();
  }

  /** The model of {@code --calibration}, which is checked before hours of training. */
  private Optional<ModelManifest> calibrated() throws UserFacingException {
    if (calibration == null) {
      return Optional.empty();
    }
    Protocol protocol =
        resume == null ? options.protocol() : store.find(resume).config().protocol();
    return Optional.of(CalibrationModel.find(workspace, calibration, names().get(0), protocol));
  }

  private NewRun newRun() throws UserFacingException {
    List<String> names = names();
    Domain domain = workspace.catalog().find(names.get(0)).info().domain();
    TrainingConfig config =
        options.applyTo(recipe == null ? options.preset(domain) : recipe.config());
    String shown =
        title != null
            ? title
            : recipe != null
                ? Ladder.find(recipe.name())
                    .map(system -> system.titleOn(names))
                    .orElse(recipe.title())
                : config.architecture() + " on " + names.get(0);
    return new NewRun(shown, names, config, Optional.ofNullable(from));
  }

  /**
   * @param seconds of the whole session
   * @param rate of its steps alone, in images per second
   */
  private void print(RunInfo done, ModelBuilder.Built built, double seconds, double rate) {
    Path folder = built.entry().folder();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", done.id());
      line.putAll(BuiltModel.json(built));
      line.put("seconds", seconds);
      line.put("imagesPerSecond", rate);
      output.json(line);
    } else {
      output.line(
          "Best epoch %d: %s. %.0f s, %.0f images/s. The model has been saved in %s.",
          done.bestEpoch(), BuiltModel.accuracies(built), seconds, rate, folder);
    }
  }
}
