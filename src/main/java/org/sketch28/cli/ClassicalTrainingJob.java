package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.classical.ClassicalTrainer;
import org.sketch28.train.ladder.ClassicalTraining;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.workspace.Workspace;

/** Trains a system without gradients from the command line, and saves the model. */
final class ClassicalTrainingJob {

  private final Workspace workspace;
  private final Output output;
  private final LadderSystem system;

  ClassicalTrainingJob(Workspace workspace, Output output, LadderSystem system) {
    this.workspace = workspace;
    this.output = output;
    this.system = system;
  }

  /**
   * What is asked for.
   *
   * @param out the folder of the model; one of the user's models if it is not given
   * @param calibration the model that {@code calibrated} describes, for the command
   * @param tested whether the accuracy on test images is measured
   */
  record Request(
      List<String> datasets,
      double validationShare,
      long seed,
      Optional<String> title,
      Optional<Path> out,
      Optional<String> calibration,
      Optional<ModelManifest> calibrated,
      boolean tested) {}

  void train(Request request) throws UserFacingException {
    Catalog catalog = workspace.catalog();
    ClassicalTrainer trainer = system.trainer().orElseThrow();
    ClassicalTraining training;
    try (ProgressLine progress = output.progress("Reading images")) {
      training =
          ClassicalTraining.of(
              trainer,
              catalog,
              workspace.trainings(),
              request.datasets(),
              request.validationShare(),
              request.seed(),
              progress);
    }
    ImageDataset images = training.data().split().training();
    if (!output.isJson()) {
      output.line(
          "%s %s: %s, validating on %s.",
          training.isResumed() ? "Resuming" : "Training",
          system.title(),
          trainer.work(images),
          training.data().split().description());
    }
    long start = System.nanoTime();
    ModelContent learned;
    try (ProgressLine progress = output.progress("Training")) {
      learned = training.train(progress);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    ModelBuilder.Built built;
    try (ProgressLine progress = output.progress("Testing")) {
      ModelRequest model =
          new ModelRequest(
              label(request, training, seconds), request.calibrated(), request.tested());
      built = training.build(learned, catalog, model, progress);
    }
    print(built, seconds);
  }

  private ModelBuilder.Label label(Request request, ClassicalTraining training, double seconds) {
    String command =
        training.command(system)
            + request.calibration().map(name -> " --calibration " + name).orElse("")
            + " --out FOLDER";
    return new ModelBuilder.Label(
        request
            .out()
            .orElseGet(() -> ClassicalTraining.unusedFolder(workspace.ownModels(), system)),
        request.title().orElse(system.title()),
        system.description(),
        command,
        seconds);
  }

  private void print(ModelBuilder.Built built, double seconds) {
    Path folder = built.entry().folder();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("model", folder.toString());
      line.put("validationAccuracy", Output.finite(built.validationAccuracy()));
      line.put("testAccuracy", Output.finite(built.testAccuracy()));
      line.put("seconds", seconds);
      output.json(line);
    } else {
      String words = Accuracies.inWords(built);
      output.line(
          "%s%s. %.0f s. The model has been saved in %s.",
          words.substring(0, 1).toUpperCase(Locale.ROOT), words.substring(1), seconds, folder);
    }
  }
}
