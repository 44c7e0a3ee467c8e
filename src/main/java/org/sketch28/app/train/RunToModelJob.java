package org.sketch28.app.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;

/** Builds models from saved runs, with progress and Cancel. */
final class RunToModelJob {

  private final TrainingService service;
  private final Path folder;
  private final JobRunner jobs;

  /**
   * @param folder of the models
   * @param tasks runs work off the FX thread
   */
  RunToModelJob(TrainingService service, Path folder, Tasks tasks) {
    this.service = service;
    this.folder = folder;
    this.jobs = tasks.jobs("model-builder");
  }

  /**
   * Builds a model from the best weights of a run.
   *
   * @param done receives how good the model is, in words
   * @param failed receives why there is none
   */
  void start(RunInfo run, Consumer<String> done, Consumer<String> failed) {
    jobs.start(
        Messages.text("train.buildingModel", run.title()),
        progress -> {
          String words = inWords(build(run, progress));
          return () -> done.accept(words);
        },
        failed);
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
    return Double.isNaN(built.testAccuracy())
        ? Messages.text("train.modelBuilt", 100 * built.validationAccuracy())
        : Messages.text(
            "train.modelBuilt.tested",
            100 * built.validationAccuracy(),
            100 * built.testAccuracy());
  }

  JobRunner jobs() {
    return jobs;
  }
}
