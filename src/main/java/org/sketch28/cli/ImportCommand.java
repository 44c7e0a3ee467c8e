package org.sketch28.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.exchange.ImageSet;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 import}: the user's files as a dataset. */
@Command(
    name = "import",
    description = {
      "Import a dataset: IDX files, plain or gzipped; CSV as Kaggle has it; or a folder with one",
      "folder of pictures a class."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  private final Workspace workspace;

  ImportCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Parameters(paramLabel = "PATH", description = "A file or a folder.")
  private Path path;

  @Option(names = "--title", description = "For people (default: the file's name).")
  private String title;

  @Option(names = "--name", description = "By which it is asked for (default: from the title).")
  private String name;

  @Option(
      names = "--classes",
      split = ",",
      description = "Names of the classes in their order (default: classes.txt beside the files).")
  private List<String> classes = List.of();

  @Option(
      names = "--preprocessing",
      defaultValue = "mnist",
      description = "What other pictures than 28 x 28 go through: mnist or fashion-mnist.")
  private String preprocessing;

  @Override
  public Integer call() throws UserFacingException {
    Catalog catalog = workspace.catalog();
    String shown = title == null ? path.toAbsolutePath().getFileName().toString() : title;
    String asked = name == null ? Catalog.nameFor(shown) : name;
    catalog.requireFree(asked);
    ImageSet read;
    try (ProgressLine progress = output.progress("Reading " + path)) {
      read = DatasetImporter.read(path, classes, Domain.named(preprocessing), progress);
    }
    catalog.add(
        asked, shown, Domain.named(preprocessing), path.toAbsolutePath().toString(), read.splits());
    read.notes().forEach(output::error);
    read.splits()
        .forEach((split, data) -> output.line("%s %s: %,d images", asked, split, data.size()));
    return 0;
  }
}
