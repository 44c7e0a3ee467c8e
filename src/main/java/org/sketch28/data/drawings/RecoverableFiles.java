package org.sketch28.data.drawings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON files of a folder, each of which holds one thing that the user made. A removed one goes
 * to a folder beside them, from where it can be brought back.
 */
final class RecoverableFiles {

  private static final Logger LOG = LoggerFactory.getLogger(RecoverableFiles.class);
  private static final String SUFFIX = ".json";
  private static final long LARGEST = 1 << 26;

  private final Path folder;
  private final String what;

  /** Reads the content of a file. */
  @FunctionalInterface
  interface Reader<T> {

    /**
     * Reads a file.
     *
     * @param id the name of the file without the extension
     * @return what it holds; empty if that is not wanted
     */
    Optional<T> read(String id, Path file) throws IOException;
  }

  /**
   * Stores files in a folder.
   *
   * @param folder created when it is needed
   * @param what the files hold, for messages, such as "drawing" or "set of classes"
   */
  RecoverableFiles(Path folder, String what) {
    this.folder = folder;
    this.what = what;
  }

  /** The file of this id, which need not exist. */
  Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }

  /**
   * The content of all files, in the order of their names. Damaged files are logged and skipped.
   *
   * @throws UserFacingException if the folder cannot be read
   */
  <T> List<T> list(Reader<T> reader) throws UserFacingException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<T> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(RecoverableFiles::isVisible).sorted().toList()) {
        read(file, reader).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + folder + ": " + FileErrors.reason(e), e);
    }
    return found;
  }

  private static <T> Optional<T> read(Path file, Reader<T> reader) {
    String name = file.getFileName().toString();
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("it is larger than 64 MB");
      }
      return reader.read(name.substring(0, name.length() - SUFFIX.length()), file);
    } catch (NoSuchFileException e) {
      LOG.debug("{} was removed in another window", file, e);
    } catch (IOException | StackOverflowError e) {
      LOG.warn("Skipped {}: {}", file, e.getMessage());
    }
    return Optional.empty();
  }

  private static boolean isVisible(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX) && !name.startsWith(".");
  }

  /**
   * Removes a file; {@link #restore} brings it back.
   *
   * @throws UserFacingException if it no longer exists, or cannot be moved
   */
  void remove(String id) throws UserFacingException {
    locked(
        () -> {
          Files.createDirectories(removed(id).getParent());
          return Files.move(file(id), removed(id));
        });
  }

  /**
   * Brings back a removed file.
   *
   * @throws UserFacingException if it cannot be moved
   */
  void restore(String id) throws UserFacingException {
    locked(() -> Files.move(removed(id), file(id)));
  }

  private Path removed(String id) {
    return folder.resolve("removed").resolve(id + SUFFIX);
  }

  /**
   * Makes a change while no other thread or program changes these files.
   *
   * @throws UserFacingException if the change fails, with what the user can do
   */
  <T> T locked(FileLocks.Change<T> change) throws UserFacingException {
    try {
      return FileLocks.exclusively(folder, change);
    } catch (NoSuchFileException e) {
      throw new UserFacingException(
          "Your %s cannot be found; another window has removed it.".formatted(what), e);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** What to tell the user if a file could not be written. */
  UserFacingException failed(IOException e) {
    return new UserFacingException(
        "Your %s could not be saved in %s: %s. Free some space and try again."
            .formatted(what, folder, FileErrors.reason(e)),
        e);
  }
}
