package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Theme;
import org.sketch28.data.Domain;

class SettingsTest {

  @TempDir private Path folder;

  @Test
  void settingsAreReadAsTheyWereWritten() {
    Path file = folder.resolve("deep/settings.json");
    Settings settings =
        new Settings(
            new Settings.Window(10, 20, 900, 700, true),
            Theme.Choice.DARK,
            Domain.GARMENTS,
            Map.of(Domain.DIGITS, "mine"),
            33,
            128,
            Map.of(Domain.DIGITS, 3));
    assertTrue(settings.writeChanges(Settings.defaults(), file));
    assertEquals(settings, Settings.read(file));
  }

  @Test
  void filesOfEarlierVersionsAreRead() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file, "{\"mode\":\"GARMENTS\",\"models\":{\"DIGITS\":\"mine\"},\"theme\":\"DARK\"}");
    Settings settings = Settings.read(file);
    assertEquals(Domain.GARMENTS, settings.domain());
    assertEquals(Map.of(Domain.DIGITS, "mine"), settings.models());
    assertEquals(Theme.Choice.DARK, settings.theme());
  }

  @Test
  void aMissingFileIsTheDefaults() {
    assertEquals(Settings.defaults(), Settings.read(folder.resolve("none.json")));
  }

  @Test
  void damagedSettingsAreTheDefaults() throws IOException {
    Path file = folder.resolve("settings.json");
    for (String text :
        new String[] {"", "{", "null", "[]", "{\"mode\":\"LETTERS\"}", "{\"brush\":\"x\"}"}) {
      Files.writeString(file, text);
      assertEquals(Settings.defaults(), Settings.read(file), text);
    }
    Files.writeString(file, "{\"brush\":1e9,\"gray\":-3,\"unknown\":1}");
    assertEquals(Settings.defaults(), Settings.read(file));
  }

  @Test
  void aFolderThatCannotBeWrittenDoesNoHarm() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "x");
    assertFalse(
        Settings.defaults().writeChanges(Settings.defaults(), blocked.resolve("settings.json")));
    assertEquals("x", Files.readString(blocked));
  }
}
