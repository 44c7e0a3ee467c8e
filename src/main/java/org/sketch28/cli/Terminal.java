package org.sketch28.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody watches the program. */
final class Terminal {

  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Whether standard error is a terminal. Java 17 cannot tell; Linux can, and elsewhere the console
   * is there if neither input nor output is redirected.
   */
  @SuppressWarnings("SystemConsoleNull") // The program runs on Java 17, where it may be null.
  static boolean isStandardError() {
    try {
      if (Files.exists(STANDARD_ERROR)) {
        return Files.readSymbolicLink(STANDARD_ERROR).toString().matches("/dev/(pts/|tty).*");
      }
    } catch (IOException e) {
      // Then as on the other systems.
    }
    return System.console() != null;
  }
}
