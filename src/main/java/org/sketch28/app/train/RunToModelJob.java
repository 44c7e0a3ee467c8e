package org.sketch28.app.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.train.Protocol;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelFolders;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;

/** Builds models from saved runs, with progress and Cancel. */
final class RunToModelJob {

  private final TrainingService service;
  private final Path folder;
  private final JobRunner jobs;
  private final Consumer<String> done;
  private final Consumer<String> failed;
  private volatile boolean closing;

  /**
   * @param folder of the models
   * @param tasks runs work off the FX thread
   * @param done receives how good a model is, in words
   * @param failed receives why there is none
   */
  RunToModelJob(
      TrainingService service,
      Path folder,
      Tasks tasks,
      Consumer<String> done,
      Consumer<String> failed) {
    this.done = done;
    this.failed = failed;
    this.service = service;
    this.folder = folder;
    this.jobs = tasks.jobs("model-builder");
  }

  /** Builds a model from the best weights of a run. */
  void start(RunInfo run) {
    jobs.start(
        Messages.text("train.buildingModel", run.title()),
        progress -> {
          String words = inWords(build(run, progress));
          return () -> done.accept(words);
        },
        failed);
  }

  /** Makes a model of the trained runs of an ensemble, as soon as no other job is running. */
  void start(EnsembleTraining training, Supplier<ModelRequest> request) {
    jobs.startInTurn(
        Messages.text("train.buildingModel", training.title()),
        progress -> {
          String words = training.title() + ": " + inWords(built(training, request, progress));
          return () -> done.accept(words);
        },
        failed);
  }

  private ModelBuilder.Built built(
      EnsembleTraining training, Supplier<ModelRequest> request, Progress progress)
      throws UserFacingException {
    try {
      return training.build(request.get(), progress);
    } catch (CancellationException e) {
      if (!closing) {
        training.stopOffering();
      }
      throw e;
    }
  }

  /** Makes one model of several runs. */
  void combine(List<RunInfo> runs, Weighting weighting) {
    String title = Messages.text("train.combined", runs.size(), runs.get(0).title());
    jobs.start(
        Messages.text("train.buildingModel", title),
        progress -> {
          ModelRequest request =
              new ModelRequest(label(runs, title, weighting), Optional.empty(), true);
          String words = inWords(service.combine(runs, weighting, request, progress));
          return () -> done.accept(words);
        },
        failed);
  }

  private ModelBuilder.Label label(List<RunInfo> runs, String title, Weighting weighting) {
    String ids = runs.stream().map(RunInfo::id).collect(Collectors.joining(", "));
    return new ModelBuilder.Label(
        ModelFolders.claim(folder, Catalog.nameFor(title)),
        title,
        Messages.text("train.combinedDescription." + weighting, ids),
        "runs " + ids + " together, settings below",
        runs.stream().mapToDouble(RunInfo::seconds).sum());
  }

  private ModelBuilder.Built build(RunInfo run, Progress progress) throws UserFacingException {
    String name = Catalog.nameFor(run.title()) + "-" + run.id().substring(4, 15);
    ModelBuilder.Label label =
        new ModelBuilder.Label(
            folder.resolve(name),
            run.title(),
            Messages.text("train.modelDescription", run.id()),
            "run " + run.id() + ", settings below",
            run.seconds());
    return service.buildModel(
        service.load(run, progress), new ModelRequest(label, Optional.empty(), true), progress);
  }

  /** How good a model is. */
  static String inWords(ModelBuilder.Built built) {
    if (built.protocol() == Protocol.PUBLISHED) {
      return Messages.text("train.modelBuilt.published", 100 * built.validationAccuracy());
    }
    String measured = built.isValidated() ? "train.modelBuilt" : "train.modelBuilt.training";
    return Double.isNaN(built.testAccuracy())
        ? Messages.text(measured, 100 * built.validationAccuracy())
        : Messages.text(
            measured + ".tested", 100 * built.validationAccuracy(), 100 * built.testAccuracy());
  }

  JobRunner jobs() {
    return jobs;
  }

  /** Ends what is going on; the model of an ensemble is built after the next start. */
  void close() {
    closing = true;
    jobs.close();
  }
}
