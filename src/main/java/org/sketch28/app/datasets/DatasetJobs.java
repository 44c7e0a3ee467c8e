package org.sketch28.app.datasets;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.exchange.ImageSet;

/** The long jobs of the datasets view: one at a time, with progress and Cancel. */
public final class DatasetJobs implements AutoCloseable {

  private final Catalog catalog;
  private final JobRunner runner;
  private final Consumer<String> changed;
  private final Consumer<String> failed;

  /**
   * @param changed receives the name of a dataset that was added, changed or removed
   * @param failed receives messages for the user
   */
  DatasetJobs(
      Catalog catalog, JobRunner runner, Consumer<String> changed, Consumer<String> failed) {
    this.catalog = catalog;
    this.runner = runner;
    this.changed = changed;
    this.failed = failed;
  }

  /** Downloads a dataset, or resumes its download. */
  public void download(DatasetItem item) {
    String name = item.info().name();
    runner.start(
        Messages.text("datasets.downloading", item.info().title()),
        progress -> {
          catalog.download(name, new Downloader(), progress);
          return () -> changed.accept(name);
        },
        failed);
  }

  /**
   * Imports a dataset.
   *
   * @param path a file or a folder
   * @param domain how pictures of other sizes are preprocessed
   */
  public void importFrom(Path path, String title, Domain domain) {
    runner.start(
        Messages.text("datasets.importing", path.getFileName()),
        progress -> {
          String name = Catalog.nameFor(title);
          catalog.requireFree(name);
          ImageSet read = DatasetImporter.read(path, List.of(), domain, progress);
          catalog.add(name, title, domain, path.toAbsolutePath().toString(), read.splits());
          return () -> {
            changed.accept(name);
            if (!read.notes().isEmpty()) {
              failed.accept(String.join("\n", read.notes()));
            }
          };
        },
        failed);
  }

  /** Exports a dataset into a new folder. */
  public void exportTo(DatasetItem item, Path folder, DatasetExporter.Format format) {
    runner.start(
        Messages.text("datasets.exporting", item.info().title()),
        progress -> {
          Map<Split, ImageDataset> parts = parts(item, progress);
          if (parts.isEmpty()) {
            throw new UserFacingException(Messages.text("datasets.nothingToExport"));
          }
          DatasetExporter.write(folder, format, parts, progress);
          return () -> {};
        },
        failed);
  }

  private static Map<Split, ImageDataset> parts(DatasetItem item, Progress progress)
      throws UserFacingException {
    Map<Split, ImageDataset> parts = new EnumMap<>(Split.class);
    for (Split split : item.splits()) {
      ImageDataset data = item.dataset().load(split, progress);
      if (data.size() > 0) {
        parts.put(split, data);
      }
    }
    return parts;
  }

  /** Removes a dataset's files. */
  public void remove(DatasetItem item) {
    String name = item.info().name();
    runner.start(
        Messages.text("datasets.removing", item.info().title()),
        progress -> {
          catalog.remove(name);
          return () -> changed.accept(name);
        },
        failed);
  }

  /**
   * Reads images that are generated the first time, which takes a while.
   *
   * @param result receives them
   */
  void read(DatasetItem item, Split split, Consumer<ShownImages> result) {
    runner.start(
        Messages.text("datasets.making.job", item.info().title()),
        progress -> {
          ShownImages read = ShownImages.read(item, split, progress);
          return () -> result.accept(read);
        },
        failed);
  }

  boolean isBusy() {
    return runner.runningProperty().get();
  }

  /** The job that is running, for its progress and Cancel. */
  public JobRunner runner() {
    return runner;
  }

  @Override
  public void close() {
    runner.close();
  }
}
