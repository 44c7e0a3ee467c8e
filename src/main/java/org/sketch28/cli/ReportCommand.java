package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.report.EmbeddedData;
import org.sketch28.report.HtmlReport;
import org.sketch28.report.ReportContent;
import org.sketch28.report.ReportSource;
import org.sketch28.report.RunRepeat;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sketch28 report}: a run or a model as one HTML file, and the run again from that file. */
@Command(
    name = "report",
    description =
        "Write a report on a run or a model as one HTML file, or repeat the run of a report.",
    footer = {
      "",
      "A report does not look at the test images of a model that was never measured on them. A run"
          + " that is repeated from its report on the same machine gives the same weights; the exit"
          + " code is 1 if they differ."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  private final Workspace workspace;

  ReportCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN|MODEL",
      description =
          "Run: its id, or \"last\" for the latest. Or the name or the folder of a model.")
  private String name;

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "File to write.")
  private Path file;

  @Option(names = "--yes", description = "Replace an existing file without asking.")
  private boolean yes;

  @Option(
      names = "--repeat",
      paramLabel = "FILE",
      description = "Train the run of this report again, and compare the weights.")
  private Path repeat;

  @Override
  public Integer call() throws UserFacingException, InterruptedException {
    GivenOptions.requireOneOf(spec, "--repeat", "--yes");
    if (repeat != null) {
      if (name != null) {
        throw new ParameterException(
            spec.commandLine(), "--repeat takes its run from the report: name no run or model");
      }
      return repeat();
    }
    if (file == null) {
      throw new ParameterException(
          spec.commandLine(), "name a run or a model, and the file to write");
    }
    if (!yes && !Confirmation.mayWrite(spec.commandLine(), file)) {
      return 1;
    }
    ReportContent content;
    try (ProgressLine progress = output.progress("Evaluating")) {
      content = new ReportSource(workspace).find(name, progress);
    }
    HtmlReport.write(content, file);
    if (output.isJson()) {
      output.json(content.data());
    } else {
      output.line("%s", file);
    }
    return 0;
  }

  private int repeat() throws UserFacingException, InterruptedException {
    RunRepeat repetition = new RunRepeat(workspace, EmbeddedData.read(repeat));
    LoadedRun run;
    try (ProgressLine progress = output.progress("Reading images")) {
      run = repetition.create(progress);
    }
    TrainingService service =
        new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
    new RunTrainingJob(service, output).train(run);
    RunRepeat.Outcome outcome = repetition.compare(run.info().id());
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("run", run.info().id());
      line.put("same", outcome.same());
      line.put("weightsSha256", outcome.weightsSha256());
      line.put("differences", outcome.differences());
      output.json(line);
    } else {
      print(outcome);
    }
    return outcome.same() ? 0 : 1;
  }

  private void print(RunRepeat.Outcome outcome) {
    output.line(
        outcome.same()
            ? "The weights are the same: SHA-256 %s."
            : "The weights differ: SHA-256 %s.",
        outcome.weightsSha256());
    if (!outcome.same() && outcome.differences().isEmpty()) {
      output.line("No recorded input differs.");
    }
    outcome.differences().forEach(each -> output.line("  %s", each));
  }
}
