package org.sketch28.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder that is to be written, in which nothing may be lost. */
public final class NewFolder {

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
        empty = children.findAny().isEmpty();
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
}
