package org.sketch28.app.datasets;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.exchange.ImageSet;

/** The long jobs of the datasets view: one at a time, with progress and Cancel. */
final class DatasetJobs implements AutoCloseable {

  private final Catalog catalog;
  private final JobRunner runner;
  private final JobRunner generator;
  private final Consumer<String> changed;
  private final Consumer<String> failed;

  /**
   * @param runner runs what the user asks for
   * @param generator generates images, which must not keep the user from anything else
   * @param changed receives the name of a dataset that was added, changed or removed
   * @param failed receives messages for the user
   */
  DatasetJobs(
      Catalog catalog,
      JobRunner runner,
      JobRunner generator,
      Consumer<String> changed,
      Consumer<String> failed) {
    this.catalog = catalog;
    this.runner = runner;
    this.generator = generator;
    this.changed = changed;
    this.failed = failed;
  }

  /** Downloads a dataset, or resumes its download. */
  void download(DatasetItem item) {
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
   * What the user wants to import.
   *
   * @param path a file or a folder
   * @param domain how pictures of other sizes are preprocessed
   * @param testPart what is set aside if there is no test part; empty for nothing
   */
  record Import(Path path, String title, Domain domain, Optional<TestPart> testPart) {}

  /**
   * Imports a dataset.
   *
   * @param done runs when it has been imported
   * @param refused receives the reason why it has not
   */
  void importFrom(Import wanted, Runnable done, Consumer<String> refused) {
    Path path = wanted.path();
    runner.start(
        Messages.text("datasets.importing", path.getFileName()),
        progress -> {
          String name = Catalog.nameFor(wanted.title());
          catalog.requireFree(name);
          ImageSet read = DatasetImporter.read(path, List.of(), wanted.domain(), progress);
          catalog.add(
              name,
              wanted.title(),
              wanted.domain(),
              path.toAbsolutePath().toString(),
              read.splits(),
              wanted.testPart().filter(part -> read.lacksTestPart()));
          return () -> {
            done.run();
            changed.accept(name);
            if (!read.notes().isEmpty()) {
              failed.accept(String.join("\n", read.notes()));
            }
          };
        },
        refused);
  }

  /**
   * Exports a dataset into a new folder.
   *
   * @param done runs when it has been exported
   * @param refused receives the reason why it has not
   */
  void exportTo(
      DatasetItem item,
      Path folder,
      DatasetExporter.Format format,
      Runnable done,
      Consumer<String> refused) {
    runner.start(
        Messages.text("datasets.exporting", item.info().title()),
        progress -> {
          Map<Split, ImageDataset> parts = parts(item, progress);
          if (parts.isEmpty()) {
            throw new UserFacingException(Messages.text("datasets.nothingToExport"));
          }
          DatasetExporter.write(folder, format, parts, progress);
          return done;
        },
        refused);
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
  void remove(DatasetItem item) {
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
    generator.start(
        Messages.text("datasets.generatingImages", item.info().title()),
        progress -> {
          ShownImages read = ShownImages.read(item, split, progress);
          return () -> result.accept(read);
        },
        failed);
  }

  /** Runs what the user asks for. */
  JobRunner runner() {
    return runner;
  }

  /** Generates images. */
  JobRunner generator() {
    return generator;
  }

  @Override
  public void close() {
    generator.close();
    runner.close();
  }
}
