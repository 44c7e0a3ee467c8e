package org.sketch28.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;

/** A file that the user asked a command to write. */
final class OutputFile {

  private OutputFile() {}

  /**
   * Writes a file in place of an older one.
   *
   * @throws UserFacingException if the file cannot be written
   */
  static void write(Path file, byte[] content) throws UserFacingException {
    try {
      AtomicFiles.write(file, content);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot write %s: %s. Choose another file, or free some space."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }
}
