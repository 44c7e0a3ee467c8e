package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.ladder.ClassicalTraining;
import org.sketch28.train.ladder.EnsembleTraining;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;
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
   * What is asked for.
   *
   * @param members settings of each network
   * @param epochs of each network, if they are not those of the recipe
   * @param out the folder of the model; one of the user's models if it is not given
   * @param calibration the model that {@code calibrated} describes, for the command
   * @param tested whether the accuracy on test images is measured
   */
  record Request(
      List<String> datasets,
      List<TrainingConfig> members,
      Weighting weighting,
      Optional<Integer> epochs,
      Optional<String> title,
      Optional<Path> out,
      Optional<String> calibration,
      Optional<ModelManifest> calibrated,
      boolean tested) {}

  void train(Request request) throws UserFacingException, InterruptedException {
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    EnsembleTraining training =
        new EnsembleTraining(
            service,
            workspace.runs(),
            workspace.trainings(),
            request.title().orElse(system.title()),
            request.datasets(),
            request.members(),
            request.weighting());
    RunTrainingJob runs = new RunTrainingJob(service, output);
    for (Optional<LoadedRun> next = next(training); next.isPresent(); next = next(training)) {
      if (!output.isJson()) {
        output.line("Network %d of %d.", training.done() + 1, training.size());
      }
      runs.train(next.get());
    }
    ModelBuilder.Built built;
    try (ProgressLine progress = output.progress("Testing")) {
      ModelRequest model =
          new ModelRequest(label(request, training), request.calibrated(), request.tested());
      built = training.build(model, progress);
    }
    print(built, training.seconds());
  }

  private Optional<LoadedRun> next(EnsembleTraining training) throws UserFacingException {
    try (ProgressLine progress = output.progress("Reading images")) {
      return training.next(progress);
    }
  }

  private ModelBuilder.Label label(Request request, EnsembleTraining training) {
    TrainingConfig first = request.members().get(0);
    String command =
        ("sketch28 train --recipe %s --dataset %s%s --validation-share %s --seed %d --threads %d"
                + " --batch-size %d%s%s")
            .formatted(
                system.name(),
                String.join(",", request.datasets()),
                request.epochs().map(" --epochs %d"::formatted).orElse(""),
                first.validationShare(),
                1 + (first.seed() - 1) / TrainingOptions.SEEDS,
                first.replicas(),
                first.batchSize(),
                first.protocol() == Protocol.PUBLISHED ? " --protocol published" : "",
                request.calibration().map(name -> " --calibration " + name).orElse(""));
    return new ModelBuilder.Label(
        request
            .out()
            .orElseGet(() -> ClassicalTraining.unusedFolder(workspace.ownModels(), system)),
        request.title().orElse(system.title()),
        system.description(),
        command + " --out FOLDER",
        training.seconds());
  }

  private void print(ModelBuilder.Built built, double seconds) {
    Path folder = built.entry().folder();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("model", folder.toString());
      line.put("protocol", built.protocol().name().toLowerCase(Locale.ROOT));
      line.put("validationAccuracy", Output.finite(built.validationAccuracy()));
      line.put("testAccuracy", Output.finite(built.testAccuracy()));
      line.put("seconds", seconds);
      output.json(line);
    } else {
      output.line(
          "All networks together: %s. %.0f s. The model has been saved in %s.",
          Accuracies.inWords(built), seconds, folder);
    }
  }
}
