package org.sketch28.cli;

import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/** Trains the networks of an ensemble from the command line, and saves the model. */
final class EnsembleTrainingJob {

  private final Workspace workspace;
  private final Output output;
  private final LadderSystem system;

  EnsembleTrainingJob(Workspace workspace, Output output, LadderSystem system) {
    this.workspace = workspace;
    this.output = output;
    this.system = system;
  }

  /**
   * Trains the networks that are not trained yet and saves the model.
   *
   * @param members settings of each network
   * @param epochs of each network, if they are not those of the recipe
   * @param fitting whether the batches may be smaller if there are few images
   */
  void train(
      SystemRequest request,
      LadderSystem.Ensemble members,
      Optional<Integer> epochs,
      boolean fitting)
      throws UserFacingException, InterruptedException {
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    EnsembleTraining training =
        new EnsembleTraining(
            service,
            workspace.runs(),
            workspace.trainings(),
            new EnsembleTraining.Plan(
                system.name(),
                request.title().orElse(system.titleOn(request.datasets())),
                request.datasets(),
                members.members(),
                members.weighting(),
                fitting));
    RunTrainingJob runs = new RunTrainingJob(service, output);
    for (Optional<LoadedRun> next = next(training); next.isPresent(); next = next(training)) {
      if (!output.isJson()) {
        double after = training.secondsAfter(next.get().info());
        output.line(
            "Network %d of %d.%s",
            training.number(next.get().info()),
            training.size(),
            after > 0 ? " About %.0f min for those after it.".formatted(after / 60) : "");
      }
      runs.train(next.get());
    }
    double seconds = training.seconds();
    ModelBuilder.Built built;
    try (ProgressLine progress = output.progress("Testing")) {
      built =
          training.build(
              request.model(workspace, system, training.command(epochs), seconds), progress);
    }
    BuiltModel.print(output, built, seconds);
  }

  private Optional<LoadedRun> next(EnsembleTraining training) throws UserFacingException {
    try (ProgressLine progress = output.progress("Reading images")) {
      return training.next(progress);
    }
  }
}
