package org.sketch28.app.about;

import java.nio.file.Path;
import java.util.List;
import org.sketch28.data.UserFolders;

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
   * Names these folders to the libraries that write files: the log and JavaFX, which would make one
   * of its own. To be called before any of them is touched; the engine has its own such call.
   */
  public static void useNoOthers() {
    setUnlessGiven("sketch28.logs", UserFolders.logs());
    setUnlessGiven("javafx.cachedir", UserFolders.cache().resolve("javafx"));
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
