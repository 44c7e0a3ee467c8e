package org.sketch28.app.platform;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Application;

/**
 * Files that macOS asks the program to open, for example after a double click. macOS does not pass
 * them on the command line, and JavaFX has no public API for them, only an internal package that
 * the launcher of the macOS package gives access to. Other systems use the command line.
 */
public final class OpenedFiles {

  private OpenedFiles() {}

  /** Passes opened files to {@code opener} from now on. Must be called on the FX thread. */
  public static void passTo(Consumer<Path> opener) {
    boolean access =
        Application.class.getModule().isExported("com.sun.glass.ui", OpenedFiles.class.getModule());
    // Loading that class fails without access.
    if (access) {
      GlassFiles.install(opener);
    }
  }
}
