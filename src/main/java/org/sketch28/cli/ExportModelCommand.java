package org.sketch28.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.export.ModelExporter;
import org.sketch28.workspace.DataLicences;
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
    description = "Export a model into a new folder, for use without Sketch28.",
    mixinStandardHelpOptions = true)
final class ExportModelCommand implements Callable<Integer> {

  private final Workspace workspace;

  ExportModelCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the model.")
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
    var entry = workspace.models().find(name);
    ModelExporter.write(
        entry, format, DataLicences.of(entry.manifest(), workspace.catalog()), vectors, folder);
    output.line("%s", folder);
    return 0;
  }
}
