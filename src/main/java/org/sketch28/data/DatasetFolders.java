package org.sketch28.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.base.UserFolders;

/**
 * Where datasets are: folders that hold a folder for each dataset.
 *
 * @param shared searched first, never written to
 * @param own the user's own, for downloads and imports
 */
public record DatasetFolders(List<Path> shared, Path own) {

  public DatasetFolders {
    shared = List.copyOf(shared);
  }

  /**
   * The folder in the environment variable {@code SKETCH28_DATA}, or {@code ../shared/data} beside
   * the working directory, and the user's own folder.
   */
  public static DatasetFolders standard() {
    String named = System.getenv("SKETCH28_DATA");
    Path shared = named != null && !named.isBlank() ? Path.of(named) : Path.of("../shared/data");
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(shared)) {
      folders.add(shared);
    }
    return new DatasetFolders(folders, UserFolders.data().resolve("data"));
  }

  /** The folder of a dataset; empty if there is none. */
  public Optional<Path> folder(String dataset) {
    return Stream.concat(shared.stream(), Stream.of(own))
        .map(root -> root.resolve(dataset))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** A file of a dataset, plain or gzipped; empty if there is none. */
  public Optional<Path> file(String dataset, String name) {
    return Stream.concat(shared.stream(), Stream.of(own))
        .flatMap(
            root ->
                Stream.of(
                    root.resolve(dataset).resolve(name),
                    root.resolve(dataset).resolve(name + ".gz")))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
