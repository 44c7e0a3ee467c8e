package org.sketch28.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sketch28 models}: the models to classify with. */
@Command(
    name = "models",
    description = "List the models, pack one into a file, or install a packed model.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

  private final Workspace workspace;

  ModelsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Option(names = "--pack", paramLabel = "NAME", description = "Pack this model into a file.")
  private String packed;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "File to pack into (default: NAME" + ModelPackage.EXTENSION + ").")
  private Path to;

  @Option(
      names = "--install",
      paramLabel = "FILE",
      description = "Install the packed model in this file.")
  private Path installed;

  @Override
  public Integer call() throws UserFacingException {
    if (packed == null && to != null) {
      throw new ParameterException(spec.commandLine(), "--to needs --pack");
    }
    if (packed != null && installed != null) {
      throw new ParameterException(
          spec.commandLine(), "--pack and --install cannot be used together");
    }
    if (packed != null) {
      ModelStore.Entry entry = workspace.models().find(packed);
      Path file = to == null ? Path.of(entry.manifest().name() + ModelPackage.EXTENSION) : to;
      ModelPackage.pack(entry, file);
      output.line("%s", file);
      return 0;
    }
    if (installed != null) {
      ModelStore.Entry entry = ModelPackage.install(installed, workspace.ownModels());
      output.line("%s", entry.manifest().name());
      return 0;
    }
    for (ModelStore.Entry entry : workspace.models().list()) {
      ModelManifest manifest = entry.manifest();
      if (output.isJson()) {
        output.json(manifest);
      } else {
        output.line("%-12s %s", manifest.name(), manifest.description());
        for (ModelManifest.Result result : manifest.results()) {
          output.line("%-12s   %s: %s", "", result.measure(), result.value());
        }
      }
    }
    return 0;
  }
}
