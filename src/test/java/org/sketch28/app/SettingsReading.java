package org.sketch28.app;

import java.nio.file.Path;
import java.util.Map;
import org.sketch28.app.base.Theme;
import org.sketch28.data.Domain;

/** Reads settings for tests in other packages. */
public final class SettingsReading {

  private SettingsReading() {}

  /** Reads a file as the window does when it opens. */
  public static void read(Path file) {
    Settings settings = Settings.read(file);
    if (settings.brush() < 2 || settings.gray() < 1) {
      throw new IllegalStateException("the settings cannot be used: " + settings);
    }
  }

  /** Writes settings that are not the defaults. */
  public static void write(Path file) {
    example().writeChanges(Settings.defaults(), file);
  }

  private static Settings example() {
    return new Settings(
        new Settings.Window(10, 20, 900, 700, false),
        Theme.Choice.DARK,
        Domain.GARMENTS,
        Map.of(Domain.DIGITS, "mine"),
        23.5,
        200,
        Map.of(Domain.DIGITS, 3));
  }

  /** The settings of {@link #write}, in words. */
  public static String some() {
    return example().toString();
  }

  /** The settings in a file, in words. */
  public static String words(Path file) {
    return Settings.read(file).toString();
  }
}
