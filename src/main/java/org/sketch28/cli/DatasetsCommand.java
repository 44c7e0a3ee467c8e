package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.data.catalog.PublicDataset;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 datasets}: what there is to learn from. */
@Command(
    name = "datasets",
    description = "List the datasets; check or remove one.",
    mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {

  private final Workspace workspace;

  DatasetsCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = "Compare a dataset's files with their published SHA-256.")
  private String check;

  @Option(
      names = "--remove",
      paramLabel = "NAME",
      description = "Remove a downloaded or imported dataset.")
  private String remove;

  @Override
  public Integer call() throws UserFacingException, JsonProcessingException {
    Catalog catalog = workspace.catalog();
    if (remove != null) {
      catalog.remove(remove);
      return 0;
    }
    if (check != null) {
      return check(catalog.find(check));
    }
    for (Dataset dataset : catalog.list()) {
      print(dataset, catalog);
    }
    return 0;
  }

  private void print(Dataset dataset, Catalog catalog) throws JsonProcessingException {
    DatasetInfo info = dataset.info();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("name", info.name());
      line.put("title", info.title());
      line.put("kind", info.kind());
      line.put("available", dataset.isAvailable());
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
          "%-16s %-10s %s. %s",
          info.name(),
          dataset.isAvailable() ? "at hand" : "download",
          info.title(),
          info.description());
    }
  }

  private int check(Dataset dataset) throws UserFacingException {
    if (!(dataset instanceof PublicDataset files)) {
      throw new UserFacingException(
          dataset.info().name() + " is no public dataset; there is nothing to compare with.");
    }
    List<String> wrong = files.check();
    wrong.forEach(output::error);
    if (wrong.isEmpty()) {
      output.line("Every file of %s is as it was published.", dataset.info().name());
    }
    return wrong.isEmpty() ? 0 : 1;
  }
}
