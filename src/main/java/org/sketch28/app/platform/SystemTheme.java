package org.sketch28.app.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.sketch28.app.base.Theme;

/**
 * Asks the system whether it uses a dark theme, which JavaFX 21 cannot do. Takes tens of
 * milliseconds, so it must not run on the FX thread.
 */
public final class SystemTheme {

  private SystemTheme() {}

  /** The system's theme; light if it cannot be found out. */
  public static Theme detect() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
      return ask("0x0", List.of("reg", "query", key, "/v", "AppsUseLightTheme"));
    }
    if (os.startsWith("mac")) {
      return ask("dark", List.of("defaults", "read", "-g", "AppleInterfaceStyle"));
    }
    String gtk = System.getenv("GTK_THEME");
    if (gtk != null) {
      return gtk.toLowerCase(Locale.ROOT).endsWith("dark") ? Theme.DARK : Theme.LIGHT;
    }
    return ask(
        "prefer-dark", List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme"));
  }

  private static Theme ask(String darkWord, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Theme.LIGHT;
      }
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .toLowerCase(Locale.ROOT);
      return answer.contains(darkWord) ? Theme.DARK : Theme.LIGHT;
    } catch (IOException e) {
      // A system without this command has no such setting.
      return Theme.LIGHT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Theme.LIGHT;
    }
  }
}
