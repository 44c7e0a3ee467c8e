package org.sketch28.app.about;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.sketch28.base.UserFolders;
import org.slf4j.LoggerFactory;

/**
 * The folders that the program writes to, and no others.
 *
 * @param all in the order of the dialog
 */
public record ProgramFolders(List<Folder> all) {

  /**
   * One folder.
   *
   * @param key of its name in the message bundle
   */
  public record Folder(String key, Path path) {}

  /** The folders of this user. */
  public static ProgramFolders standard() {
    return new ProgramFolders(
        List.of(
            new Folder("settings", UserFolders.settings()),
            new Folder("data", UserFolders.data()),
            new Folder("models", UserFolders.data().resolve("models")),
            new Folder("runs", UserFolders.data().resolve("runs")),
            new Folder("logs", logFile().getParent()),
            new Folder("cache", UserFolders.cache())));
  }

  /**
   * Sets these folders for the libraries that write files: logback, and JavaFX, which would unpack
   * itself into the home folder. Also deletes old files from the folder for temporary files, where
   * JavaFX leaves some when it is killed. Must be called before any of these classes are loaded;
   * the engine has a call of its own.
   */
  public static void useNoOthers() {
    setUnlessGiven("sketch28.logs", UserFolders.logs());
    setUnlessGiven("javafx.cachedir", UserFolders.cache().resolve("javafx"));
    Path temporary = UserFolders.cache().resolve("temporary");
    try {
      if (Files.isDirectory(temporary)) {
        sweep(temporary);
      }
    } catch (IOException e) {
      // The logger may only be created after the log folder is set.
      LoggerFactory.getLogger(ProgramFolders.class)
          .warn("Old files in {} cannot be deleted", temporary, e);
    }
  }

  /** Deletes what killed programs left behind; spares recent files, as another may be running. */
  private static void sweep(Path folder) throws IOException {
    Instant old = Instant.now().minus(1, ChronoUnit.DAYS);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void setUnlessGiven(String property, Path folder) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, folder.toString());
    }
  }

  /** The file that errors are logged to, see {@code logback.xml}. */
  public static Path logFile() {
    return Path.of(System.getProperty("sketch28.logs", UserFolders.logs().toString()))
        .resolve("sketch28.log");
  }
}
