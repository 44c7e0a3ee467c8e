package org.sketch28.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.download.Downloader;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sketch28 download}: downloads public datasets into the user's folder. */
@Command(
    name = "download",
    description = "Download public datasets. An interrupted download is resumed.",
    mixinStandardHelpOptions = true)
final class DownloadCommand implements Callable<Integer> {

  private final Workspace workspace;

  DownloadCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "Names of the datasets, for example mnist.")
  private List<String> names;

  @Override
  public Integer call() throws UserFacingException {
    Catalog catalog = workspace.catalog();
    for (String name : names) {
      if (catalog.find(name).isAvailable()) {
        output.say(Map.of("dataset", name, "downloaded", false), "%s is already available.", name);
        continue;
      }
      try (ProgressLine progress = output.progress(name)) {
        catalog.download(name, new Downloader(), progress);
      }
      Path folder = catalog.folders().own().resolve(name);
      output.say(
          Map.of("dataset", name, "downloaded", true, "folder", folder.toString()),
          "%s has been saved in %s.",
          name,
          folder);
    }
    return 0;
  }
}
