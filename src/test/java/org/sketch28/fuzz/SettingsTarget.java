package org.sketch28.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sketch28.app.SettingsReading;

/** The settings of the window, which a damaged file must not keep from opening. */
final class SettingsTarget implements FuzzTarget {

  private static final String WHOLE =
      """
      {"window":{"x":10.0,"y":20.0,"width":900.0,"height":700.0,"maximized":false},
       "theme":"DARK","mode":"DIGITS","models":{"DIGITS":"digits","GARMENTS":"garments"},
       "brush":18.0,"gray":255,"corrections":{"DIGITS":3}}
      """;

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public Path make(Mutator mutator, Path folder) throws IOException {
    return Files.write(
        folder.resolve("settings.json"), mutator.text(WHOLE.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void read(Path input) {
    SettingsReading.read(input);
  }
}
