package org.sketch28.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 export}: writes a dataset as files. */
@Command(
    name = "export",
    description = "Export a dataset into a new folder.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private final Workspace workspace;

  ExportCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the dataset.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "FOLDER",
      description = "Folder to create; if it exists, it must be empty.")
  private Path folder;

  @Option(
      names = "--format",
      defaultValue = "IDX",
      description = "Format of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DatasetExporter.Format format;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "Only this split of the dataset: ${COMPLETION-CANDIDATES} (default: all).")
  private Split split;

  @Override
  public Integer call() throws UserFacingException {
    Dataset dataset = workspace.catalog().find(name);
    Map<Split, ImageDataset> parts = new EnumMap<>(Split.class);
    try (ProgressLine progress = output.progress("Exporting " + name)) {
      for (Split each : split == null ? List.of(Split.values()) : List.of(split)) {
        // A missing part is an error only if it was asked for.
        if (split != null || dataset.has(each)) {
          ImageDataset data = dataset.load(each, progress);
          if (data.size() > 0) {
            parts.put(each, data);
          }
        }
      }
      if (parts.isEmpty()) {
        throw new UserFacingException(name + " has no images to export.");
      }
      DatasetExporter.write(folder, format, parts, progress);
    }
    parts.forEach(
        (each, data) ->
            output.say(
                Map.of("split", each.toString(), "images", data.size()),
                "%s: %,d images",
                each,
                data.size()));
    return 0;
  }
}
