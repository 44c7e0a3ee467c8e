package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.base.UserFolders;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 models}: what can be asked to classify. */
@Command(
    name = "models",
    description = "List the models; pack one into a file, or install such a file.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

  private final Workspace workspace;

  ModelsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(names = "--pack", paramLabel = "NAME", description = "Pack this model into --to FILE.")
  private String packed;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The file to pack into; NAME" + ModelPackage.EXTENSION + " if not given.")
  private Path to;

  @Option(names = "--install", paramLabel = "FILE", description = "Install a packed model.")
  private Path installed;

  @Override
  public Integer call() throws JsonProcessingException, UserFacingException {
    if (packed != null) {
      ModelStore.Entry entry = workspace.models().find(packed);
      Path file = to == null ? Path.of(entry.manifest().name() + ModelPackage.EXTENSION) : to;
      ModelPackage.pack(entry, file);
      output.line("%s", file);
      return 0;
    }
    if (installed != null) {
      Path folder = UserFolders.data().resolve("models");
      output.line("%s", ModelPackage.install(installed, folder).manifest().name());
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
