package org.sketch28.data.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;

/** Reads a dataset in any known format, which it recognises from the files. */
public final class DatasetImporter {

  private DatasetImporter() {}

  /**
   * Reads a dataset.
   *
   * @param path an IDX file of images with its labels beside it, a folder of such files, a CSV file
   *     or a folder of them, or a folder with a folder of pictures for each class
   * @param classNames in place of those in the files; empty to use those
   * @param domain whose preprocessing pictures go through unless they are 28 × 28
   * @param progress may cancel
   * @throws UserFacingException if nothing is there that can be read, or a file is damaged
   */
  public static ImageSet read(Path path, List<String> classNames, Domain domain, Progress progress)
      throws UserFacingException {
    if (!Files.exists(path)) {
      throw new UserFacingException("There is no file or folder " + path + ".");
    }
    try {
      if (isCsv(path) || contains(path, DatasetImporter::isCsv)) {
        return CsvReader.read(path, classNames, progress);
      }
      if (!Files.isDirectory(path) || contains(path, IdxFolder::isImages)) {
        return IdxFolder.read(path, classNames, progress);
      }
      return new PictureFolder(domain.preprocessor(), classNames).read(path, progress);
    } catch (OutOfMemoryError e) {
      throw new UserFacingException(
          path + " needs more memory than there is. Import it in several parts.", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(path, FileErrors.reason(e)),
          e);
    }
  }

  private static boolean contains(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(wanted);
    }
  }

  static boolean isCsv(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".csv") || name.endsWith(".csv.gz")) && Files.isRegularFile(file);
  }

  /** Whether the name of a file or folder says that it is for tests. */
  static boolean isTest(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.contains("test") || name.contains("t10k");
  }
}
