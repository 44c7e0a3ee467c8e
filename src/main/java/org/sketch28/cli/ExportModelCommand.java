package org.sketch28.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.export.ModelExporter;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.RunInfo;
import org.sketch28.workspace.DataLicences;
import org.sketch28.workspace.RunModels;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sketch28 export-model}: a model for other programs. */
@Command(
    name = "export-model",
    description = "Export a model, or that of a run, into a new folder for use without Sketch28.",
    mixinStandardHelpOptions = true)
final class ExportModelCommand implements Callable<Integer> {

  private final Workspace workspace;

  ExportModelCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(
      index = "0",
      paramLabel = "RUN|MODEL",
      description =
          "Run: its id, or \"last\" for the latest. Or the name or the folder of a model.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = "Folder to create; if it exists, it must be empty.")
  private Path folder;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private ModelExporter.Format format;

  @Option(
      names = "--vectors",
      paramLabel = "N",
      defaultValue = "" + ModelExporter.VECTORS,
      description = "Number of drawings to check the result with (default: ${DEFAULT-VALUE}).")
  private int vectors;

  @Override
  public Integer call() throws UserFacingException {
    if (vectors < 1 || vectors > ModelExporter.MOST_VECTORS) {
      throw new ParameterException(
          spec.commandLine(),
          "--vectors must be from 1 to %d".formatted(ModelExporter.MOST_VECTORS));
    }
    RunModels models = new RunModels(workspace);
    Optional<RunInfo> run = models.run(name);
    if (run.isPresent()) {
      ModelExporter.check(run.get().config().preparation(), folder);
      try (ProgressLine progress = output.progress("Building the model")) {
        models.with(run.get(), progress, this::write);
      }
    } else {
      write(workspace.models().find(name));
    }
    output.say(Map.of("folder", folder.toString()), "%s", folder);
    return 0;
  }

  private void write(ModelStore.Entry entry) throws UserFacingException {
    ModelExporter.write(
        entry, format, DataLicences.of(entry.manifest(), workspace), vectors, folder);
  }
}
