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
 * @param shipped the test files that ship with the program, searched last and never written to
 */
public record DatasetFolders(List<Path> shared, Path own, Optional<Path> shipped) {

  public DatasetFolders {
    shared = List.copyOf(shared);
  }

  /** Folders without the files that ship with the program. */
  public DatasetFolders(List<Path> shared, Path own) {
    this(shared, own, Optional.empty());
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

  /** The same folders, and the files that ship with the program. */
  public DatasetFolders withShipped(Path folder) {
    return new DatasetFolders(shared, own, Optional.of(folder));
  }

  /** The folder of a dataset, other than that of its shipped files; empty if there is none. */
  public Optional<Path> folder(String dataset) {
    return Stream.concat(shared.stream(), Stream.of(own))
        .map(root -> root.resolve(dataset))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** A file of a dataset, plain or gzipped; empty if there is none. */
  public Optional<Path> file(String dataset, String name) {
    return Stream.of(shared.stream(), Stream.of(own), shipped.stream())
        .flatMap(roots -> roots)
        .flatMap(root -> in(root, dataset, name))
        .findFirst();
  }

  /** A file that ships with the program, plain or gzipped; empty if it does not ship. */
  public Optional<Path> shippedFile(String dataset, String name) {
    return shipped.stream().flatMap(root -> in(root, dataset, name)).findFirst();
  }

  private static Stream<Path> in(Path root, String dataset, String name) {
    Path folder = root.resolve(dataset);
    return Stream.of(folder.resolve(name), folder.resolve(name + ".gz"))
        .filter(Files::isRegularFile);
  }
}
