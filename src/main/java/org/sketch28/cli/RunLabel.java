package org.sketch28.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.sketch28.train.Protocol;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelFolders;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunOrigin;
import org.sketch28.workspace.Workspace;

/** What the model of a run is called, and the command by which its card says how to train it. */
final class RunLabel {

  /** Options that the command has in a form of its own, or does not need. */
  private static final Set<String> IN_COMMAND =
      Set.of(
          "--recipe",
          "--dataset",
          "--epochs",
          "--validation-share",
          "--seed",
          "--threads",
          "--protocol",
          "--teacher",
          "--distillation",
          "--learning-rate",
          "--from",
          "--calibration",
          "--title",
          "--out",
          "--no-test",
          "--json");

  private final Workspace workspace;
  private final TrainingOptions options;
  private final String from;
  private final String calibration;
  private final Path out;

  /**
   * @param options of the command
   * @param from the model that the run started from; null for none
   * @param calibration the model whose temperature is taken; null for none
   * @param out the folder of the model; null for the default one
   */
  RunLabel(
      Workspace workspace, TrainingOptions options, String from, String calibration, Path out) {
    this.workspace = workspace;
    this.options = options;
    this.from = from;
    this.calibration = calibration;
    this.out = out;
  }

  /** Of a run with settings of its own. */
  ModelBuilder.Label of(RunInfo run) {
    String command =
        "sketch28 train --dataset %s … (run %s, settings below)"
            .formatted(String.join(",", run.datasets()), run.id());
    Path folder = out == null ? workspace.runs().modelFolder(run.id()) : out;
    return new ModelBuilder.Label(folder, run.title(), run.title(), command, run.seconds());
  }

  /** Of a run by a recipe; that of a system of the ladder is saved among the user's models. */
  ModelBuilder.Label of(RunInfo run, Recipe recipe) {
    return new ModelBuilder.Label(
        out == null ? folder(run, recipe) : out,
        run.title(),
        recipe.description(),
        command(run, recipe),
        run.seconds());
  }

  private Path folder(RunInfo run, Recipe recipe) {
    return Ladder.find(recipe.name())
        .map(system -> ModelFolders.claim(workspace.ownModels(), system.name()))
        .orElseGet(() -> workspace.runs().modelFolder(run.id()));
  }

  private String command(RunInfo run, Recipe recipe) {
    TrainingConfig config = run.config();
    StringBuilder command =
        new StringBuilder(
            "sketch28 train --recipe %s --dataset %s --epochs %d --validation-share %s --seed %d"
                    .formatted(
                        recipe.name(),
                        String.join(",", run.datasets()),
                        config.epochs(),
                        config.validationShare(),
                        config.seed())
                + " --threads %d".formatted(config.replicas()));
    if (config.protocol() == Protocol.PUBLISHED) {
      command.append(" --protocol published");
    }
    if (!config.teacher().isEmpty()) {
      command.append(
          " --teacher %s --distillation %s".formatted(config.teacher(), config.distillation()));
    }
    Optional<String> start = start(run);
    if (start.isPresent() || options.hasLearningRate()) {
      command.append(" --learning-rate ").append(config.optimizer().learningRate());
    }
    start.ifPresent(model -> command.append(" --from ").append(model));
    Optional.ofNullable(calibration)
        .ifPresent(model -> command.append(" --calibration ").append(model));
    return command.append(options.others(IN_COMMAND)).append(" --out FOLDER").toString();
  }

  /** The model that the run started from, in this session or in an earlier one. */
  private Optional<String> start(RunInfo run) {
    return Optional.ofNullable(from)
        .or(
            () ->
                Optional.ofNullable(run.origin()).map(RunOrigin::start).map(ModelReference::name));
  }
}
