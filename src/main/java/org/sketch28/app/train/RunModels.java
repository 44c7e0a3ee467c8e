package org.sketch28.app.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.sketch28.app.JobRunner;
import org.sketch28.app.Messages;
import org.sketch28.data.Progress;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.image.UserFacingException;
import org.sketch28.train.ModelMaker;
import org.sketch28.train.RunInfo;
import org.sketch28.train.RunStore;
import org.sketch28.train.TrainingData;

/** Makes models of kept runs, with progress and cancelling. */
final class RunModels {

  private final Catalog catalog;
  private final RunStore store;
  private final Path folder;
  private final JobRunner jobs;

  /**
   * @param folder where models go
   * @param receiver runs what hears of them
   */
  RunModels(Catalog catalog, RunStore store, Path folder, Executor receiver) {
    this.catalog = catalog;
    this.store = store;
    this.folder = folder;
    this.jobs = new JobRunner("sketch28-model-maker", receiver);
  }

  /**
   * Makes the best weights of a run a model.
   *
   * @param done hears how good it is, in words
   * @param failed hears why there is none
   */
  void make(RunInfo run, Consumer<String> done, Consumer<String> failed) {
    jobs.start(
        Messages.text("train.makingModel", run.title()),
        progress -> {
          String words = inWords(made(run, progress));
          return () -> done.accept(words);
        },
        failed);
  }

  private ModelMaker.Made made(RunInfo run, Progress progress) throws UserFacingException {
    TrainingData data = TrainingData.of(catalog, run, progress);
    String name = Catalog.nameFor(run.title()) + "-" + run.id().substring(4, 15);
    return ModelMaker.make(
        store.best(run.id()),
        run.config(),
        data,
        data.test(catalog),
        Optional.empty(),
        new ModelMaker.Label(
            folder.resolve(name),
            run.title(),
            Messages.text("train.modelDescription", run.id()),
            "run " + run.id() + ", settings below",
            run.seconds()),
        progress);
  }

  private static String inWords(ModelMaker.Made made) {
    return Double.isNaN(made.testAccuracy())
        ? Messages.text("train.modelMade", 100 * made.validationAccuracy())
        : Messages.text(
            "train.modelMadeTested", 100 * made.validationAccuracy(), 100 * made.testAccuracy());
  }

  JobRunner jobs() {
    return jobs;
  }
}
