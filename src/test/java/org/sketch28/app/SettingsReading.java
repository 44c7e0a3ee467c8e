package org.sketch28.app;

import java.nio.file.Path;

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
}
