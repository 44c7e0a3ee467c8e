package org.sketch28.app.platform;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Application;

/**
 * Files that macOS asks the program to open, as by a double click. It names them in no command
 * line, and JavaFX has no public call for them, only a package of its own that the launcher of the
 * macOS package gives access to. Elsewhere files come in the command line.
 */
public final class OpenedFiles {

  private OpenedFiles() {}

  /** Hands files to {@code opener} from now on, where the system may ask; on the FX thread. */
  public static void handOn(Consumer<Path> opener) {
    boolean access =
        Application.class.getModule().isExported("com.sun.glass.ui", OpenedFiles.class.getModule());
    // Only now may that class be loaded.
    if (access) {
      GlassFiles.install(opener);
    }
  }
}
