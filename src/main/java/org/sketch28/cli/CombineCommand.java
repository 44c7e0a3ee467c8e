package org.sketch28.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sketch28.base.NewFolder;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingService;
import org.sketch28.train.run.Weighting;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 combine}: one model of several runs. */
@Command(
    name = "combine",
    description =
        "Make one model, an ensemble, of several runs. Its probabilities are the mean of theirs, plain"
            + " or weighted. The runs must have learned from the same images and left out the same validation images.",
    mixinStandardHelpOptions = true)
final class CombineCommand implements Callable<Integer> {

  private final Workspace workspace;

  CombineCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Parameters(arity = "2..*", paramLabel = "RUN", description = "Ids of the runs.")
  private List<String> ids;

  @Option(
      names = "--weights",
      defaultValue = "MEAN",
      description =
          "Weights of the runs: equal (mean), or fitted to the validation images (fitted):"
              + " ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Weighting weighting;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Folder of the new model; it must be new or empty.")
  private Path out;

  @Option(names = "--title", description = "Title of the model (default: those of the runs).")
  private String title;

  @Option(names = "--no-test", description = "Leave the test images alone.")
  private boolean noTest;

  @Override
  public Integer call() throws UserFacingException, IOException {
    Closeable taken = NewFolder.take(out);
    try (taken) {
      combine();
    }
    return 0;
  }

  private void combine() throws UserFacingException {
    List<RunInfo> runs = new ArrayList<>();
    for (String id : ids) {
      runs.add(workspace.runs().find(id));
    }
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    ModelBuilder.Built built;
    try (ProgressLine progress = output.progress("Testing")) {
      built =
          service.combine(
              runs, weighting, new ModelRequest(label(runs), Optional.empty(), !noTest), progress);
    }
    BuiltModel.print(output, built, runs.stream().mapToDouble(RunInfo::seconds).sum());
  }

  private ModelBuilder.Label label(List<RunInfo> runs) {
    String titles = runs.stream().map(RunInfo::title).collect(Collectors.joining(" + "));
    String command =
        "sketch28 combine %s --weights %s --out FOLDER"
            .formatted(runs.stream().map(RunInfo::id).collect(Collectors.joining(" ")), weighting);
    return new ModelBuilder.Label(
        out,
        title == null ? titles : title,
        (weighting == Weighting.MEAN
                ? "The mean of %d networks."
                : "%d networks, weighted by validation images.")
            .formatted(runs.size()),
        command,
        runs.stream().mapToDouble(RunInfo::seconds).sum());
  }
}
