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
   * @param key of its name in the messages
   */
  public record Folder(String key, Path path) {}

  /** Those of this user. */
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
   * Names these folders to the libraries that write files: the log, and JavaFX, which would unpack
   * itself in the home folder. Where the start script names a folder for temporary files, which
   * JavaFX leaves behind when it is killed, old ones are deleted there. To be called before any of
   * them is touched; the engine has its own such call.
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
      // The logger may be made only after the folder of the log is named.
      LoggerFactory.getLogger(ProgramFolders.class).warn("{} cannot be swept", temporary, e);
    }
  }

  /** Deletes what programs that were killed left behind; another one may be running. */
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

  /** Where errors are written to, see {@code logback.xml}. */
  public static Path logFile() {
    return Path.of(System.getProperty("sketch28.logs", UserFolders.logs().toString()))
        .resolve("sketch28.log");
  }
}
