package org.sketch28.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.exchange.ImageSet;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sketch28 import}: adds the user's files as a dataset. */
@Command(
    name = "import",
    description =
        "Import a dataset: IDX files, plain or gzipped; CSV in Kaggle's format; or a folder with one "
            + "subfolder of pictures for each class.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  private final Workspace workspace;

  ImportCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(paramLabel = "PATH", description = "File or folder to import.")
  private Path path;

  @Option(names = "--title", description = "Title of the dataset (default: the file's name).")
  private String title;

  @Option(
      names = "--name",
      description = "Name of the dataset in commands (default: made from the title).")
  private String name;

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "CLASS",
      description = "Names of the classes in order (default: those in classes.txt, if it exists).")
  private List<String> classes = List.of();

  @Option(
      names = "--test-part",
      paramLabel = "PERCENT",
      description =
          "Share of each class to set aside as the test part if the files have none (default: none).")
  private int testPercent;

  @Mixin private PreprocessingOption preprocessing;

  @Override
  public Integer call() throws UserFacingException {
    if (testPercent < 0 || testPercent > TestPart.MOST_PERCENT) {
      throw new ParameterException(
          spec.commandLine(),
          "--test-part takes 0 to %d percent, not %d."
              .formatted(TestPart.MOST_PERCENT, testPercent));
    }
    Catalog catalog = workspace.catalog();
    String shown = title == null ? path.toAbsolutePath().getFileName().toString() : title;
    String chosen = name == null ? Catalog.nameFor(shown) : name;
    if (name != null && !Catalog.isName(name)) {
      throw new ParameterException(
          spec.commandLine(), "--name must be up to 60 lower-case letters, digits and hyphens.");
    }
    catalog.requireFree(chosen);
    ImageSet read;
    try (ProgressLine progress = output.progress("Reading " + path)) {
      read = DatasetImporter.read(path, classes, preprocessing.domain(), progress);
    }
    Optional<TestPart> testPart =
        testPercent > 0 && read.lacksTestPart()
            ? Optional.of(TestPart.of(testPercent))
            : Optional.empty();
    String source = path.toAbsolutePath().toString();
    catalog.add(chosen, shown, preprocessing.domain(), source, read.splits(), testPart);
    read.notes().forEach(output::error);
    DatasetInfo info = catalog.find(chosen).info();
    print(info, Split.TRAIN, info.trainingImages());
    print(info, Split.TEST, info.testImages());
    return 0;
  }

  private void print(DatasetInfo info, Split split, int images) {
    if (images > 0) {
      output.say(
          Map.of("dataset", info.name(), "split", split.toString(), "images", images),
          "%s %s: %,d images",
          info.name(),
          split,
          images);
    }
  }
}
