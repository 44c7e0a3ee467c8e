package org.sketch28.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.PublicDataset;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sketch28 datasets}: the datasets to train and evaluate on. */
@Command(
    name = "datasets",
    description = "List the datasets, or check or delete one of them.",
    mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {

  private final Workspace workspace;

  DatasetsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(names = "--yes", description = "Delete without asking.")
  private boolean yes;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true)
  private Action action = new Action();

  static final class Action {
    @Option(
        names = "--check",
        paramLabel = "NAME",
        description = "Compare the files of a public dataset with their published SHA-256.")
    private String check;

    @Option(
        names = {"--delete", "--remove"},
        paramLabel = "NAME",
        description = "Delete a downloaded or imported dataset.")
    private String remove;
  }

  @Override
  public Integer call() throws UserFacingException {
    Catalog catalog = workspace.catalog();
    if (action.remove != null) {
      return remove(catalog);
    }
    if (yes) {
      throw new ParameterException(spec.commandLine(), "--yes is only for --delete.");
    }
    if (action.check != null) {
      return check(catalog.find(action.check));
    }
    for (Dataset dataset : catalog.list()) {
      print(dataset, catalog);
    }
    return 0;
  }

  private int remove(Catalog catalog) throws UserFacingException {
    Dataset dataset = catalog.find(action.remove);
    catalog.requireRemovable(dataset);
    String question =
        "Delete \"%s\" (%.1f MB) from this machine?"
            .formatted(dataset.info().title(), dataset.bytesOnDisk() / 1e6);
    if (!yes && !Confirmation.ask(spec.commandLine(), question)) {
      output.error("Nothing was deleted.");
      return 1;
    }
    catalog.remove(action.remove);
    return 0;
  }

  private void print(Dataset dataset, Catalog catalog) {
    DatasetInfo info = dataset.info();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("name", info.name());
      line.put("title", info.title());
      line.put("kind", info.kind());
      line.put("available", dataset.isAvailable());
      line.put("availableSplits", dataset.availableSplits().stream().map(Split::toString).toList());
      line.put("classes", info.classNames());
      line.put("trainingImages", info.trainingImages());
      line.put("testImages", info.testImages());
      line.put("bytesOnDisk", dataset.bytesOnDisk());
      line.put("downloadBytes", catalog.downloadBytes(info.name()));
      line.put("licence", info.licence());
      line.put("source", info.source());
      output.json(line);
    } else {
      output.line(
          "%-16s %-10s %s. %s", info.name(), status(dataset), info.title(), info.description());
    }
  }

  private static String status(Dataset dataset) {
    if (dataset.isAvailable()) {
      return "available";
    }
    if (!dataset.availableSplits().isEmpty()) {
      return "test part";
    }
    return dataset.origin().isEmpty() ? "download" : "missing";
  }

  private int check(Dataset dataset) throws UserFacingException {
    if (!(dataset instanceof PublicDataset files)) {
      throw new UserFacingException(
          "%s is not a public dataset, so there is no published SHA-256 to compare with."
              .formatted(dataset.info().name()));
    }
    List<String> wrong = files.check();
    wrong.forEach(output::error);
    List<Path> unknown = files.unknown();
    if (!unknown.isEmpty()) {
      output.error(
          "%d files, such as %s, cannot be checked: their SHA-256 is known only after the program has downloaded them."
              .formatted(unknown.size(), unknown.get(0)));
    }
    boolean asPublished = wrong.isEmpty() && unknown.isEmpty();
    String name = dataset.info().name();
    if (output.isJson()) {
      output.json(
          Map.of(
              "dataset",
              name,
              "asPublished",
              asPublished,
              "notChecked",
              unknown.stream().map(Path::toString).toList()));
    } else if (asPublished) {
      output.line("All files of %s are as published.", name);
    }
    return asPublished ? 0 : 1;
  }
}
