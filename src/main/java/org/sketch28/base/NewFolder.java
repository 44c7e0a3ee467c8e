package org.sketch28.base;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that is to be written, in which nothing may be lost. */
public final class NewFolder {

  private static final String LOCK = ".lock";

  private NewFolder() {}

  /**
   * Checks that a folder does not exist yet, or is empty.
   *
   * @throws UserFacingException if it has content, is a file, or cannot be read
   */
  public static void require(Path folder) throws UserFacingException {
    if (!Files.exists(folder)) {
      return;
    }
    boolean empty = false;
    if (Files.isDirectory(folder)) {
      try (Stream<Path> children = Files.list(folder)) {
        // A command that was killed leaves its lock, which nobody has any more.
        empty = children.allMatch(child -> child.endsWith(LOCK));
      } catch (IOException e) {
        throw new UserFacingException(
            "Cannot read %s: %s. Choose another folder.".formatted(folder, FileErrors.reason(e)),
            e);
      }
    }
    if (!empty) {
      throw new UserFacingException(
          "%s exists already and is not an empty folder. Choose another one, so that nothing is overwritten."
              .formatted(folder));
    }
  }

  /**
   * Takes a new or empty folder for the result of long work, so that no other command takes it
   * meanwhile.
   *
   * @return what gives it back; a folder that is still empty is deleted then
   * @throws UserFacingException if it has content, another command has taken it, or it cannot be
   *     written
   */
  public static Closeable take(Path folder) throws UserFacingException {
    require(folder);
    Path lock = folder.resolve(LOCK);
    try {
      Closeable taken =
          FileLocks.tryLock(lock)
              .orElseThrow(
                  () ->
                      new UserFacingException(
                          "Another command is about to write to %s. Choose another folder."
                              .formatted(folder)));
      return () -> {
        taken.close();
        Files.deleteIfExists(lock);
        deleteEmpty(folder);
      };
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot write to %s: %s. Choose another folder.".formatted(folder, FileErrors.reason(e)),
          e);
    }
  }

  private static void deleteEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // The result is there.
    }
  }
}
