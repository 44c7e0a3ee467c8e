package org.sketch28;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.workspace.Workspace;

/** The real data, where there is some; tests that need it are skipped elsewhere. */
public final class RealData {

  private RealData() {}

  /** The images of a dataset; aborts the test if they are not there. */
  public static ImageDataset load(String dataset, Split split) throws UserFacingException {
    folder(dataset);
    return Workspace.standard().catalog().load(dataset, split);
  }

  /** The folder of {@code dataset}; aborts the test if there is none. */
  public static Path folder(String dataset) {
    Optional<Path> folder = DatasetFolders.standard().folder(dataset);
    assumeTrue(
        folder.isPresent(),
        "real data is not available: set SKETCH28_DATA to a folder that holds " + dataset);
    return folder.orElseThrow();
  }

  /** A file of a dataset; aborts the test if it is not there. */
  public static Path file(String dataset, String name) {
    folder(dataset);
    Optional<Path> file = DatasetFolders.standard().file(dataset, name);
    assumeTrue(file.isPresent(), "real data is not available: there is no " + name);
    return file.orElseThrow();
  }
}
