package org.sketch28.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.download.Downloader;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.model.foreign.OnnxRuntimeInstaller;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sketch28 models}: the models to classify with. */
@Command(
    name = "models",
    description = "List the models, pack one into a file, or install a packed model.",
    footer = {
      "",
      "The list gives the accuracy on test images with its 95 %% interval, and the accuracy on drawings"
          + " of people whose drawings the model was not trained on. A * marks an accuracy on"
          + " validation images."
    },
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

  @Option(
      names = "--install-onnx-runtime",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "JAR",
      description =
          "Install ONNX Runtime, which imported ONNX models need: download it from Maven Central"
              + " (139 MB), or take this jar.")
  private Path onnxRuntime;

  @Option(names = "--yes", description = "Replace an existing file without asking.")
  private boolean yes;

  @Option(
      names = "--details",
      description = "List everything that was measured of each model, and what it was trained on.")
  private boolean details;

  @Override
  public Integer call() throws UserFacingException {
    GivenOptions.requireOneOf(spec, "--pack", "--install", "--install-onnx-runtime", "--details");
    GivenOptions.requireWith(spec, "--to", "--pack");
    GivenOptions.requireWith(spec, "--yes", "--pack");
    if (packed != null) {
      ModelStore.Entry entry = workspace.models().find(packed);
      Path file = to == null ? Path.of(entry.manifest().name() + ModelPackage.EXTENSION) : to;
      if (!yes && !Confirmation.mayWrite(spec.commandLine(), file)) {
        return 1;
      }
      ModelPackage.pack(entry, file);
      output.say(Map.of("file", file.toString()), "%s", file);
      return 0;
    }
    if (installed != null) {
      ModelStore.Entry entry =
          ModelPackage.install(installed, workspace.models(), workspace.ownModels());
      String name = entry.manifest().name();
      output.say(Map.of("model", name), "%s", name);
      return 0;
    }
    if (onnxRuntime != null) {
      installOnnxRuntime();
      return 0;
    }
    List<ModelStore.Entry> models = workspace.models().list();
    if (output.isJson()) {
      models.forEach(entry -> output.json(entry.manifest()));
    } else if (details) {
      models.forEach(this::printDetails);
    } else {
      printTable(models);
    }
    return 0;
  }

  private void installOnnxRuntime() throws UserFacingException {
    OnnxRuntimeInstaller installer = new OnnxRuntimeInstaller();
    if (onnxRuntime.toString().isEmpty()) {
      try (ProgressLine progress = output.progress("ONNX Runtime")) {
        installer.download(new Downloader(), progress);
      }
    } else {
      installer.install(onnxRuntime);
    }
    output.say(
        Map.of("folder", installer.folder().toString()),
        "ONNX Runtime has been installed in %s.",
        installer.folder());
  }

  private void printTable(List<ModelStore.Entry> models) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "for", "accuracy", "people's drawings", "size"));
    for (ModelStore.Entry entry : models) {
      ModelFigures figures = ModelFigures.of(entry);
      rows.add(
          List.of(
              entry.manifest().name(),
              entry.manifest().domain().name().toLowerCase(Locale.ROOT),
              figures.accuracy().map(ModelFigures::words).orElse("–")
                  + (figures.accuracy().isPresent() && !figures.isTest() ? "*" : ""),
              figures.drawings().map(ModelFigures::words).orElse("–"),
              figures.size()));
    }
    TextTable.lines(rows).forEach(line -> output.line("%s", line));
  }

  private void printDetails(ModelStore.Entry entry) {
    ModelManifest manifest = entry.manifest();
    output.line("%s: %s", manifest.name(), manifest.description());
    output.line("  network: %s", manifest.architecture());
    if (manifest.data() != null) {
      output.line("  trained on: %s", manifest.data().dataset());
    }
    for (ModelManifest.Result result : ModelFigures.results(manifest)) {
      output.line("  %s: %s of %,d", result.measure(), ModelFigures.words(result), result.count());
    }
  }
}
