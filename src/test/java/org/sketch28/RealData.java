package org.sketch28;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sketch28.data.DatasetFolder;

/** The real data, where there is some; tests that need it are skipped elsewhere. */
public final class RealData {

  private RealData() {}

  /** The folder that holds {@code dataset}; aborts the test if there is none. */
  public static DatasetFolder folder(String dataset) {
    Optional<DatasetFolder> folder = DatasetFolder.find();
    boolean there = folder.isPresent() && Files.isDirectory(folder.get().root().resolve(dataset));
    assumeTrue(
        there, "real data is not at hand: set SKETCH28_DATA to a folder that holds " + dataset);
    return folder.orElseThrow();
  }

  /** A file of a dataset; aborts the test if it is not there. */
  public static Path file(String dataset, String name) {
    Path file = folder(dataset).root().resolve(dataset).resolve(name);
    assumeTrue(Files.exists(file), "real data is not at hand: there is no " + file);
    return file;
  }
}
