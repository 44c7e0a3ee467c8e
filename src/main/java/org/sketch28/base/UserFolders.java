package org.sketch28.base;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The folders of the program in the user's home, where each platform expects them: XDG on Linux,
 * AppData on Windows, Library on macOS. Nothing is created here.
 *
 * <p>There are libraries for such paths, but none gives exactly these, and the folders of existing
 * users must not change.
 */
public final class UserFolders {

  private static final String NAME = "sketch28";

  /** Read once, because the program sometimes changes this property briefly. */
  private static final Path HOME =
      home(System.getProperty("user.home"), System.getProperty("java.io.tmpdir"));

  private UserFolders() {}

  /**
   * The user's home folder. Some have none, such as the users of services, for whom Java says "?"
   * or "/"; what they make is in the folder for temporary files then.
   */
  static Path home(String fromSystem, String temporary) {
    Path home = Path.of(fromSystem == null ? "?" : fromSystem);
    boolean real = home.isAbsolute() && home.getNameCount() > 0;
    return real
        ? home
        : Path.of(temporary).resolve(NAME + "-" + System.getProperty("user.name", "user"));
  }

  /** Models, datasets and runs. */
  public static Path data() {
    return switch (Platform.current()) {
      case WINDOWS -> environment("APPDATA", "AppData/Roaming").resolve("Sketch28");
      case MAC -> HOME.resolve("Library/Application Support/Sketch28");
      case LINUX -> environment("XDG_DATA_HOME", ".local/share").resolve(NAME);
    };
  }

  /** Settings. */
  public static Path settings() {
    return switch (Platform.current()) {
      case WINDOWS, MAC -> data();
      case LINUX -> environment("XDG_CONFIG_HOME", ".config").resolve(NAME);
    };
  }

  /** What can be created again: unpacked native libraries, generated images. */
  public static Path cache() {
    return switch (Platform.current()) {
      case WINDOWS -> environment("LOCALAPPDATA", "AppData/Local").resolve("Sketch28/Cache");
      case MAC -> HOME.resolve("Library/Caches/Sketch28");
      case LINUX -> environment("XDG_CACHE_HOME", ".cache").resolve(NAME);
    };
  }

  /** The log. */
  public static Path logs() {
    return switch (Platform.current()) {
      case WINDOWS -> environment("LOCALAPPDATA", "AppData/Local").resolve("Sketch28/Logs");
      case MAC -> HOME.resolve("Library/Logs/Sketch28");
      case LINUX -> environment("XDG_STATE_HOME", ".local/state").resolve(NAME);
    };
  }

  private static Path environment(String variable, String otherwise) {
    String value = System.getenv(variable);
    // The specification of these variables has relative paths ignored.
    boolean given = value != null && !value.isBlank() && new File(value).isAbsolute();
    return given ? Path.of(value) : HOME.resolve(otherwise);
  }

  private enum Platform {
    WINDOWS,
    MAC,
    LINUX;

    static Platform current() {
      String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
      if (os.startsWith("windows")) {
        return WINDOWS;
      }
      return os.startsWith("mac") ? MAC : LINUX;
    }
  }
}
