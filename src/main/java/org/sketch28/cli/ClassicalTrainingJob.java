package org.sketch28.cli;

import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.train.classical.ClassicalTrainer;
import org.sketch28.train.ladder.ClassicalTraining;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.ModelBuilder;
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
   * Trains the system and saves the model.
   *
   * @param validationShare of the images that are left out, 0…0.5
   */
  void train(SystemRequest request, double validationShare, long seed) throws UserFacingException {
    Catalog catalog = workspace.catalog();
    ClassicalTrainer trainer = system.trainer().orElseThrow();
    ClassicalTraining training;
    try (ProgressLine progress = output.progress("Reading images")) {
      training =
          ClassicalTraining.of(
              system,
              catalog,
              workspace.trainings(),
              request.datasets(),
              validationShare,
              seed,
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
    ClassicalTraining.Learned learned;
    try (ProgressLine progress = output.progress("Training")) {
      learned =
          training.train(
              progress,
              new PassLines(output, progress, training.data().split().validation().size() > 0));
    }
    ModelBuilder.Built built;
    try (ProgressLine progress = output.progress("Testing")) {
      built =
          training.build(
              learned,
              catalog,
              request.model(workspace, system, training.command(), learned.seconds()),
              progress);
    }
    BuiltModel.print(output, built, learned.seconds());
  }
}
